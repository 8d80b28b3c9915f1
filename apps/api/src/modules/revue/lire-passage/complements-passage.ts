import { Injectable } from '@nestjs/common';
import type { CategorieDonnee, PassageCourantVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { Brouillons } from '../brouillon/brouillons.js';
import { LectureAvis, type AvisCommuns } from '../persistence/lecture-avis.js';
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

  /** Ce qu'un écran vu de tous en montre : le brouillon, et les avis dont chacun lit la catégorie. */
  async communs(
    acteur: Acteur,
    passageId: string,
    communes: ReadonlySet<CategorieDonnee>,
  ): Promise<AvisCommuns & { readonly brouillon: PassageCourantVue['brouillon'] }> {
    const [brouillon, avis] = await Promise.all([
      this.brouillons.lire(passageId),
      this.avis.communs(acteur, passageId, communes),
    ]);
    return { brouillon, ...avis };
  }
}
