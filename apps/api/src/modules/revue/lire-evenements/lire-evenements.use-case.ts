import { Inject, Injectable } from '@nestjs/common';
import { echec, succes, type ErreurMetier, type EvenementsRevue, type Fonction, type Resultat } from '@pdp/domain';
import { VERSION_REGLES, expressionsFiche, nomDeRequete, valeursSujet } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture, type RequeteNommee } from '../../../platform/database/lecture.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';

/** `tete` : dernière séquence de la séance, sur chaque ligne. */
type Ligne = {
  tete: number;
  sequence: number;
  type: string;
  le: Date;
  passage_id: string | null;
  auteur: string | null;
  donnees: Record<string, unknown> | null;
};

type SansEvenement = { tete: number; sequence: null };

/** Assez pour une séance entière ; au-delà, le client redemande à partir de la dernière séquence reçue. */
const MAXIMUM = 500;

/** Événements d'une séance après une séquence, projetés : un passage qu'on ne voit pas garde son rang et son type, sans contenu. */
@Injectable()
export class LireEvenements {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  async executer(acteur: Acteur, revueId: string, depuis: number): Promise<Resultat<EvenementsRevue, ErreurMetier>> {
    const valeurs = [...valeursSujet(acteur), revueId, depuis];
    const lues = await this.lecture.lire<Ligne | SansEvenement>(requeteDe(acteur.fonction), valeurs);
    const [tete] = lues;
    if (!tete) return echec(introuvable());
    const lignes = lues.filter((l): l is Ligne => l.sequence !== null);
    const evenements = lignes.map((l) => ({
      sequence: l.sequence,
      type: l.type,
      le: new Date(l.le).toISOString(),
      passageId: l.passage_id,
      auteur: l.auteur,
      donnees: l.donnees,
    }));
    return succes({
      evenements,
      sequence:
        lignes.length === MAXIMUM
          ? (lignes.at(-1)?.sequence ?? tete.tete)
          : Math.max(tete.tete, lignes.at(-1)?.sequence ?? 0),
    });
  }
}

const requetes = new Map<Fonction, RequeteNommee>();

// Le texte ne dépend que de la fonction : le composer à chaque rattrapage coûtait plus que de le jouer.
function requeteDe(fonction: Fonction): RequeteNommee {
  const connue = requetes.get(fonction);
  if (connue) return connue;
  const requete = {
    nom: nomDeRequete('revue-evenements', fonction, VERSION_REGLES),
    texte: texteDesEvenements(fonction),
  };
  requetes.set(fonction, requete);
  return requete;
}

function texteDesEvenements(fonction: Fonction): string {
  const { jointure, expressions } = expressionsFiche(fonction, {
    premierParametre: 1,
    alias: 'd',
    aliasFaits: 'droits',
  });
  const visible = `(e.dossier_id IS NULL OR ${expressions.revueAgenda})`;
  // Une séance qu'on ne voit pas ne rend aucune ligne ; une séance sans rien de neuf en rend une, sans événement.
  return `SELECT r.sequence AS tete, ev.* FROM revue r LEFT JOIN LATERAL (
      SELECT e.sequence, e.type, e.le, e.passage_id, CASE WHEN ${visible} THEN trim(u.prenom || ' ' || u.nom) END AS auteur,
        CASE WHEN ${visible} THEN e.donnees END AS donnees
      FROM revue_evenement e
      LEFT JOIN dossier d ON d.id = e.dossier_id
      ${jointure}
      LEFT JOIN utilisateur u ON u.id = e.auteur_id
      WHERE e.revue_id = r.id AND e.sequence > $7::int
      ORDER BY e.sequence LIMIT ${MAXIMUM}) ev ON true
    WHERE r.id = $6::uuid AND r.plateforme_id = $4::uuid ORDER BY ev.sequence`;
}
