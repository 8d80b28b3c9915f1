import { Injectable } from '@nestjs/common';
import type { HabilitationsPage } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { enPage, lireCurseur } from '../../../platform/http/curseur.js';
import { presenterHabilitation } from '../annuaire.presenter.js';
import { LectureHabilitations } from '../persistence/lecture-habilitations.js';

/** Habilitations de la plateforme de l'administrateur, passées comprises, par nom. */
@Injectable()
export class ListerHabilitations {
  constructor(private readonly lecture: LectureHabilitations) {}

  async executer(
    acteur: Acteur,
    recherche: string | undefined,
    limite: number,
    curseur: string | undefined,
  ): Promise<HabilitationsPage> {
    const lignes = await this.lecture.lister(acteur.plateformeId, recherche, limite + 1, lireCurseur(curseur, 3));
    return enPage(lignes, limite, (l) => [l.cle_nom, l.cle_prenom, l.id], presenterHabilitation);
  }
}
