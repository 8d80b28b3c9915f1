import { Injectable } from '@nestjs/common';
import type { CategorieDonnee } from '@pdp/domain';
import { categoriesLisibles, type Sujet } from '@pdp/permissions';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { LectureRevues, type LigneParticipant } from '../persistence/lecture-revues.js';

/** Un présent et les catégories du dossier qu'il lit. */
export type Regard = {
  readonly participant: LigneParticipant;
  readonly lisibles: ReadonlySet<CategorieDonnee>;
  /** Celles qu'il lit sans portée (ni durée seule, ni existence) : les seules qui se montrent à tous. */
  readonly entieres: ReadonlySet<CategorieDonnee>;
};

/** Ce que chaque présent peut lire d'un dossier, recalculé à chaque demande : un retrait d'accord se voit aussitôt. */
@Injectable()
export class RegardsDesPresents {
  constructor(
    private readonly revues: LectureRevues,
    private readonly faits: FaitsService,
  ) {}

  /** `avec` : une personne comptée présente d'office, celle qui demande. */
  async sur(revueId: string, dossierId: string, avec?: string): Promise<Regard[]> {
    return this.deCeux(await this.revues.participants(revueId), dossierId, avec);
  }

  /** Comme `sur`, pour des participants déjà lus. */
  async deCeux(participants: readonly LigneParticipant[], dossierId: string, avec?: string): Promise<Regard[]> {
    // Qui se reconnecte est attendu d'un instant à l'autre : il compte encore.
    const presents = participants.filter((p) => p.presence !== 'absent' || p.utilisateur_id === avec);
    const sujets = presents.map(enSujet);
    const faits = await this.faits.chargerPour(sujets, dossierId);
    return presents.map((participant, i) => {
      const { lisibles, portees } = faits[i] ? categoriesLisibles(sujets[i]!, faits[i]) : { lisibles: [], portees: {} };
      const entieres = lisibles.filter((categorie) => !(categorie in portees));
      return { participant, lisibles: new Set(lisibles), entieres: new Set(entieres) };
    });
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
