import { Inject, Injectable } from '@nestjs/common';
import {
  echec,
  erreurMetier,
  lireLieuAccueil,
  succes,
  type CreerLieuRequete,
  type ErreurMetier,
  type LieuAccueil,
  type LieuAccueilVue,
  type ModifierLieuRequete,
  type Resultat,
} from '@pdp/domain';
import { peutActe } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';

const COLONNES = `l.id, l.nom, l.adresse, l.accessibilite, l.horaires, l.ferme_le IS NULL AS ouvert, l.version`;

/** Lieux d'accueil de la plateforme de celui qui agit ; qui ne les tient pas ne voit que les ouverts. */
@Injectable()
export class LieuxAccueil {
  constructor(
    private readonly unite: UniteDeTravail,
    @Inject(LECTURE) private readonly lecture: Lecture,
  ) {}

  lister(acteur: Acteur): Promise<LieuAccueilVue[]> {
    return this.lecture.lire<LieuAccueilVue>(
      {
        nom: 'lieux-accueil',
        texte: `SELECT ${COLONNES} FROM lieu_accueil l WHERE l.plateforme_id = $1::uuid AND (l.ferme_le IS NULL OR $2::boolean)
          ORDER BY l.ferme_le IS NOT NULL, l.nom, l.id LIMIT 200`,
      },
      [acteur.plateformeId, peutActe(acteur.fonction, 'lieu.gerer')],
    );
  }

  creer(acteur: Acteur, corps: CreerLieuRequete): Promise<Resultat<LieuAccueilVue, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      if (acteur.plateformeId === null) return echec(accesRefuse());
      const lu = lire(corps);
      if (!lu.ok) return lu;
      const id = tx.nouvelId();
      await tx.sql(
        `INSERT INTO lieu_accueil (id, plateforme_id, nom, adresse, accessibilite, horaires, cree_le) VALUES ($1,$2,$3,$4,$5,$6,$7)`,
        [id, acteur.plateformeId, ...valeurs(lu.valeur), tx.maintenant],
      );
      journaliser(tx, 'lieu.creer', id);
      return succes({ id, ...lu.valeur, ouvert: true, version: 1 });
    });
  }

  modifier(
    acteur: Acteur,
    id: string,
    version: number,
    { ouvert, ...corps }: ModifierLieuRequete,
  ): Promise<Resultat<LieuAccueilVue, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const [actuel] = await tx.sql<LieuAccueilVue>(
        `SELECT ${COLONNES} FROM lieu_accueil l WHERE l.id = $1 AND l.plateforme_id = $2 FOR UPDATE`,
        [id, acteur.plateformeId],
      );
      if (!actuel) return echec(introuvable());
      if (actuel.version !== version) return echec(versionPerimee(actuel));
      const lu = lire(corps);
      if (!lu.ok) return lu;
      await tx.sql(
        `UPDATE lieu_accueil SET nom = $2, adresse = $3, accessibilite = $4, horaires = $5, version = version + 1,
           ferme_le = CASE WHEN $6::boolean THEN NULL ELSE coalesce(ferme_le, $7::timestamptz) END WHERE id = $1`,
        [id, ...valeurs(lu.valeur), ouvert, tx.maintenant],
      );
      journaliser(tx, 'lieu.modifier', id);
      return succes({ id, ...lu.valeur, ouvert, version: version + 1 });
    });
  }
}

const lire = (corps: unknown): Resultat<LieuAccueil, ErreurMetier> => {
  const lu = lireLieuAccueil(corps);
  return lu.ok
    ? lu
    : echec(erreurMetier('requete-invalide', 'Certains champs sont à corriger.', { champs: lu.erreur }));
};

const valeurs = ({ nom, adresse, accessibilite, horaires }: LieuAccueil): readonly (string | null)[] => [
  nom,
  adresse,
  accessibilite,
  horaires,
];

const journaliser = (tx: Transaction, action: string, id: string): void =>
  tx.journaliser({ action, ressource: 'lieu-accueil', ressourceId: id });
