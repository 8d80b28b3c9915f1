import { Inject, Injectable } from '@nestjs/common';
import { peut } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { ACCES_SYSTEME, sousAcces } from '../../../platform/database/acces-base.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { LectureRevues } from './lecture-revues.js';

/** Où en est la séance. */
export type EtatDeSalle = {
  readonly conducteur_id: string | null;
  readonly passage_courant_id: string | null;
  readonly dossier_courant_id: string | null;
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
    private readonly faits: FaitsService,
  ) {}

  async revue(id: string): Promise<EtatDeSalle | null> {
    const texte = `SELECT r.conducteur_id, r.passage_courant_id, p.dossier_id AS dossier_courant_id
      FROM revue r LEFT JOIN passage_revue p ON p.id = r.passage_courant_id WHERE r.id = $1::uuid`;
    return (await this.lecture.lire<EtatDeSalle>({ nom: 'salle-revue', texte }, [id], ACCES_SYSTEME))[0] ?? null;
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

  async voit(acteur: Acteur, passageId: string): Promise<boolean> {
    const dossierId = await this.dossierDuPassage(passageId);
    const faits = dossierId && (await this.faits.charger(acteur, dossierId));
    return !!faits && peut(acteur, 'lire', { categorie: 'revueAgenda', faits });
  }
}
