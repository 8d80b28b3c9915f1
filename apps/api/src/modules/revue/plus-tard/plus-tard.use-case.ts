import { Inject, Injectable } from '@nestjs/common';
import { echec, succes, type ErreurMetier, type PlusTardVue, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { LecturePassages } from '../persistence/lecture-passages.js';
import { LectureRevues } from '../persistence/lecture-revues.js';
import { RevueRepository } from '../persistence/revue.repository.js';
import { regleRevue } from '../revue.erreurs.js';
import type { GarderPourPlusTardDto } from './plus-tard.dto.js';

type Ligne = { id: string; passage_id: string | null; texte: string; auteur: string; cree_le: Date };

const LISTE = `SELECT x.id, x.passage_id, x.texte, trim(u.prenom || ' ' || u.nom) AS auteur, x.cree_le
  FROM revue_plus_tard x JOIN utilisateur u ON u.id = x.auteur_id WHERE x.revue_id = $1::uuid AND x.retire_le IS NULL ORDER BY x.cree_le, x.id`;

/** « À garder pour plus tard » : un sujet soulevé en séance, à ne pas perdre et à ne pas traiter maintenant. */
@Injectable()
export class PlusTard {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly unite: UniteDeTravail,
    private readonly revues: RevueRepository,
    private readonly seances: LectureRevues,
    private readonly passages: LecturePassages,
  ) {}

  /** Sujets gardés que ce participant peut lire : ceux d'un dossier, si son passage lui est ouvert. */
  async lister(acteur: Acteur, revueId: string): Promise<Resultat<{ elements: PlusTardVue[] }, ErreurMetier>> {
    const revue = await this.seances.une(revueId, acteur);
    if (!revue || !(await this.seances.participe(revueId, acteur.utilisateurId))) return echec(introuvable());
    const [lignes, passages] = await Promise.all([
      this.lecture.lire<Ligne>({ nom: 'revue-plus-tard', texte: LISTE }, [revueId]),
      this.passages.deLaRevue(acteur, revueId),
    ]);
    const visibles = new Set(passages.flatMap((p) => (p.visible ? [p.id] : [])));
    return succes({
      elements: lignes
        .filter((l) => l.passage_id === null || visibles.has(l.passage_id))
        .map((l) => ({
          id: l.id,
          passageId: l.passage_id,
          texte: l.texte,
          auteur: l.auteur,
          le: l.cree_le.toISOString(),
        })),
    });
  }

  garder(
    acteur: Acteur,
    revueId: string,
    { texte, passageId }: GarderPourPlusTardDto,
  ): Promise<Resultat<{ id: string; sequence: number }, ErreurMetier>> {
    return this.ecrire(acteur, revueId, passageId ?? null, async (tx) => {
      const id = tx.nouvelId();
      await tx.sql(
        `INSERT INTO revue_plus_tard (id, revue_id, passage_id, texte, auteur_id, cree_le) VALUES ($1,$2,$3,$4,$5,$6)`,
        [id, revueId, passageId ?? null, texte.trim(), acteur.utilisateurId, tx.maintenant],
      );
      return { id, type: 'sujet-garde' };
    });
  }

  /** Retire un sujet traité ; il reste dans les événements. */
  async retirer(
    acteur: Acteur,
    revueId: string,
    id: string,
  ): Promise<Resultat<{ id: string; sequence: number }, ErreurMetier>> {
    const liste = await this.lister(acteur, revueId);
    if (!liste.ok) return liste;
    const sujet = liste.valeur.elements.find((e) => e.id === id);
    if (!sujet) return echec(introuvable());
    return this.ecrire(acteur, revueId, sujet.passageId, async (tx) => {
      await tx.sql(`UPDATE revue_plus_tard SET retire_le = $2 WHERE id = $1 AND retire_le IS NULL`, [
        id,
        tx.maintenant,
      ]);
      return { id, type: 'sujet-repris' };
    });
  }

  private async ecrire(
    acteur: Acteur,
    revueId: string,
    passageId: string | null,
    ecriture: (tx: Transaction) => Promise<{ id: string; type: string }>,
  ): Promise<Resultat<{ id: string; sequence: number }, ErreurMetier>> {
    const passage = passageId === null ? null : await this.passages.un(acteur, passageId);
    const enDehors = passageId !== null && (passage?.revue_id !== revueId || !passage.visible);
    return this.unite.executer(acteur, async (tx) => {
      const revue = await this.revues.verrouiller(tx, acteur, revueId);
      if (!revue || enDehors) return echec(introuvable());
      if (revue.etat !== 'EN_COURS') return echec(regleRevue('La séance n’est pas en cours.'));
      const { id, type } = await ecriture(tx);
      const dossierId = passage?.dossier_id ?? null;
      const sequence = await this.revues.ajouter(tx, acteur, revue, { type, passageId, dossierId, donnees: { id } });
      tx.journaliser({ action: 'revue.garderPourPlusTard', ressource: 'revue', ressourceId: revueId, dossierId });
      return succes({ id, sequence });
    });
  }
}
