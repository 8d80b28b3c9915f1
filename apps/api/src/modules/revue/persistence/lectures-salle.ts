import { Inject, Injectable } from '@nestjs/common';
import { peut } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { LectureRevues } from './lecture-revues.js';

/** Lectures courtes dont la salle a besoin, sans contenu de dossier. */
@Injectable()
export class LecturesSalle {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly revues: LectureRevues,
    private readonly faits: FaitsService,
  ) {}

  async revue(id: string): Promise<{ conducteur_id: string | null; passage_courant_id: string | null } | null> {
    const lignes = await this.lecture.lire<{ conducteur_id: string | null; passage_courant_id: string | null }>(
      { nom: 'salle-revue', texte: `SELECT conducteur_id, passage_courant_id FROM revue WHERE id = $1::uuid` },
      [id],
    );
    return lignes[0] ?? null;
  }

  participants(revueId: string): ReturnType<LectureRevues['participants']> {
    return this.revues.participants(revueId);
  }

  async dossierDuPassage(passageId: string): Promise<string | null> {
    const lignes = await this.lecture.lire<{ dossier_id: string }>(
      { nom: 'salle-passage', texte: `SELECT dossier_id FROM passage_revue WHERE id = $1::uuid` },
      [passageId],
    );
    return lignes[0]?.dossier_id ?? null;
  }

  async voit(acteur: Acteur, passageId: string): Promise<boolean> {
    const dossierId = await this.dossierDuPassage(passageId);
    const faits = dossierId && (await this.faits.charger(acteur, dossierId));
    return !!faits && peut(acteur, 'lire', { categorie: 'revueAgenda', faits });
  }
}
