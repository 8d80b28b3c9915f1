import { Injectable } from '@nestjs/common';
import type { PassageCourantVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { Brouillons } from '../brouillon/brouillons.js';
import { LectureAvis } from '../persistence/lecture-avis.js';
import { LectureDepuis } from '../persistence/lecture-depuis.js';

export type Complements = {
  readonly brouillon: PassageCourantVue['brouillon'];
  readonly depuis: PassageCourantVue['depuisDerniereRevue'];
  readonly avisDifferes: PassageCourantVue['avisDifferes'];
};

/** Brouillon, faits marquants depuis la dernière revue, avis laissés d'avance. */
@Injectable()
export class ComplementsPassage {
  constructor(
    private readonly brouillons: Brouillons,
    private readonly lectureDepuis: LectureDepuis,
    private readonly avis: LectureAvis,
  ) {}

  async de(acteur: Acteur, passageId: string, dossierId: string, revueId: string): Promise<Complements> {
    const [brouillon, depuis, avisDifferes] = await Promise.all([
      this.brouillons.lire(passageId),
      this.lectureDepuis.lire(acteur, dossierId, revueId),
      this.avis.duPassage(acteur, passageId),
    ]);
    return { brouillon, depuis, avisDifferes };
  }
}
