import { Injectable } from '@nestjs/common';
import type { PassageCourantVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { Brouillons } from '../brouillon/brouillons.js';
import { LectureDepuis } from '../persistence/lecture-depuis.js';

/** Brouillon et faits marquants depuis la dernière revue. */
@Injectable()
export class ComplementsPassage {
  constructor(
    private readonly brouillons: Brouillons,
    private readonly lectureDepuis: LectureDepuis,
  ) {}

  async de(
    acteur: Acteur,
    passageId: string,
    dossierId: string,
    revueId: string,
  ): Promise<{ brouillon: PassageCourantVue['brouillon']; depuis: PassageCourantVue['depuisDerniereRevue'] }> {
    const [brouillon, depuis] = await Promise.all([
      this.brouillons.lire(passageId),
      this.lectureDepuis.lire(acteur, dossierId, revueId),
    ]);
    return { brouillon, depuis };
  }
}
