import { Injectable } from '@nestjs/common';
import type { CategorieDonnee } from '@pdp/domain';
import { categoriesLisibles, type Sujet } from '@pdp/permissions';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { LectureRevues, type LigneParticipant } from '../persistence/lecture-revues.js';
import { PresenceRevue } from '../presence-revue.js';

/** Un présent et les catégories du dossier qu'il lit. */
export type Regard = { readonly participant: LigneParticipant; readonly lisibles: ReadonlySet<CategorieDonnee> };

/** Ce que chaque présent peut lire d'un dossier, recalculé à chaque demande : un retrait d'accord se voit aussitôt. */
@Injectable()
export class RegardsDesPresents {
  constructor(
    private readonly revues: LectureRevues,
    private readonly presence: PresenceRevue,
    private readonly faits: FaitsService,
  ) {}

  async sur(revueId: string, dossierId: string): Promise<Regard[]> {
    const [participants, presents] = await Promise.all([
      this.revues.participants(revueId),
      this.presence.presents(revueId),
    ]);
    return Promise.all(
      participants
        .filter((p) => presents.has(p.utilisateur_id))
        .map(async (participant) => {
          const sujet = enSujet(participant);
          const faits = await this.faits.charger(sujet, dossierId);
          return { participant, lisibles: new Set(faits ? categoriesLisibles(sujet, faits).lisibles : []) };
        }),
    );
  }
}

/** Sujet d'un participant, sous l'habilitation où il siège. */
export function enSujet(p: LigneParticipant): Sujet {
  return {
    utilisateurId: p.utilisateur_id,
    fonction: p.fonction,
    unite: p.unite,
    organismeId: p.organisme_id,
    plateformeId: p.plateforme_id,
    assureId: null,
  };
}
