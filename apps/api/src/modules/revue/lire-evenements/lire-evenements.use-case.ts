import { Inject, Injectable } from '@nestjs/common';
import { echec, succes, type ErreurMetier, type EvenementsRevue, type Fonction, type Resultat } from '@pdp/domain';
import { VERSION_REGLES, expressionsFiche, nomDeRequete, valeursSujet } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';

type Ligne = {
  sequence: number;
  type: string;
  le: Date;
  passage_id: string | null;
  auteur: string | null;
  donnees: Record<string, unknown> | null;
};

/** Assez pour une séance entière ; au-delà, le client redemande à partir de la dernière séquence reçue. */
const MAXIMUM = 500;

/** Événements d'une séance après une séquence, projetés : un passage qu'on ne voit pas garde son rang et son type, sans contenu. */
@Injectable()
export class LireEvenements {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  async executer(acteur: Acteur, revueId: string, depuis: number): Promise<Resultat<EvenementsRevue, ErreurMetier>> {
    const requete = {
      nom: nomDeRequete('revue-evenements', acteur.fonction, VERSION_REGLES),
      texte: texteDesEvenements(acteur.fonction),
    };
    const [seance, lignes] = await Promise.all([
      this.lecture.lire<{ sequence: number }>(
        { nom: 'revue-sequence', texte: `SELECT sequence FROM revue WHERE id = $1::uuid AND plateforme_id = $2::uuid` },
        [revueId, acteur.plateformeId],
      ),
      this.lecture.lire<Ligne>(requete, [...valeursSujet(acteur), revueId, depuis]),
    ]);
    const [tete] = seance;
    if (!tete) return echec(introuvable());
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
          ? (lignes.at(-1)?.sequence ?? tete.sequence)
          : Math.max(tete.sequence, lignes.at(-1)?.sequence ?? 0),
    });
  }
}

function texteDesEvenements(fonction: Fonction): string {
  const { jointure, expressions } = expressionsFiche(fonction, {
    premierParametre: 1,
    alias: 'd',
    aliasFaits: 'droits',
  });
  const visible = `(e.dossier_id IS NULL OR ${expressions.revueAgenda})`;
  return `SELECT e.sequence, e.type, e.le, e.passage_id, CASE WHEN ${visible} THEN trim(u.prenom || ' ' || u.nom) END AS auteur,
      CASE WHEN ${visible} THEN e.donnees END AS donnees
    FROM revue_evenement e
    JOIN revue r ON r.id = e.revue_id AND r.plateforme_id = $4::uuid
    LEFT JOIN dossier d ON d.id = e.dossier_id
    ${jointure}
    LEFT JOIN utilisateur u ON u.id = e.auteur_id
    WHERE e.revue_id = $6::uuid AND e.sequence > $7::int
    ORDER BY e.sequence LIMIT ${MAXIMUM}`;
}
