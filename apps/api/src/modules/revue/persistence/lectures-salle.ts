import { Inject, Injectable } from '@nestjs/common';
import { donneesDossierSql, type DonneesLues } from '@pdp/permissions';
import { LECTURE } from '../../../platform/config/jetons.js';
import { ACCES_SYSTEME, sousAcces } from '../../../platform/database/acces-base.js';
import { Lecture } from '../../../platform/database/lecture.js';
import {
  enParticipant,
  LectureRevues,
  participantsSql,
  type LigneParticipant,
  type LigneParticipantLue,
} from './lecture-revues.js';

/** La salle à un instant : où en est la séance, qui y est, et de quoi dire qui voit le dossier courant (nul s'il n'y en a pas). */
export type SalleLue = {
  readonly conducteur_id: string | null;
  readonly passage_courant_id: string | null;
  readonly participants: readonly LigneParticipant[];
  readonly dossier: DonneesLues | null;
};

// Une entrée ou une sortie la relit : un seul aller-retour, et un passage qui change ne se voit pas à moitié.
const SALLE = {
  nom: 'salle-lire',
  texte: `SELECT r.conducteur_id, r.passage_courant_id, CASE WHEN d.id IS NOT NULL THEN ${donneesDossierSql('d')} END AS dossier,
      coalesce((SELECT json_agg(x) FROM (${participantsSql('$1::uuid')}) x), '[]'::json) AS participants
    FROM revue r LEFT JOIN passage_revue p ON p.id = r.passage_courant_id LEFT JOIN dossier d ON d.id = p.dossier_id
    WHERE r.id = $1::uuid`,
};

/**
 * Lectures courtes dont la salle a besoin, sans contenu de dossier : qui est là, où en est la séance. Elles se font au nom du
 * système, car celui qui agit (un assuré qui retire son accord) n'a pas à voir la séance pour qu'elle réagisse.
 */
@Injectable()
export class LecturesSalle {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly revues: LectureRevues,
  ) {}

  async salle(revueId: string): Promise<SalleLue | null> {
    const [salle] = await this.lecture.lire<SalleLue & { participants: readonly LigneParticipantLue[] }>(
      SALLE,
      [revueId],
      ACCES_SYSTEME,
    );
    return salle ? { ...salle, participants: salle.participants.map(enParticipant) } : null;
  }

  participants(revueId: string): ReturnType<LectureRevues['participants']> {
    return sousAcces(ACCES_SYSTEME, () => this.revues.participants(revueId));
  }

  async dossierDuPassage(passageId: string): Promise<string | null> {
    const lignes = await this.lecture.lire<{ dossier_id: string }>(
      { nom: 'salle-passage', texte: `SELECT dossier_id FROM passage_revue WHERE id = $1::uuid` },
      [passageId],
      ACCES_SYSTEME,
    );
    return lignes[0]?.dossier_id ?? null;
  }

  /** Séances en cours où ce dossier est à l'ordre du jour. */
  seancesEnCours(dossierId: string): Promise<{ revue_id: string; passage_id: string; est_courant: boolean }[]> {
    const texte = `SELECT r.id AS revue_id, p.id AS passage_id, r.passage_courant_id IS NOT DISTINCT FROM p.id AS est_courant
      FROM passage_revue p JOIN revue r ON r.id = p.revue_id WHERE p.dossier_id = $1::uuid AND r.etat = 'EN_COURS' AND p.etat NOT IN ('RETIRE','REPORTE')`;
    return this.lecture.lire({ nom: 'salle-seances', texte }, [dossierId], ACCES_SYSTEME);
  }
}
