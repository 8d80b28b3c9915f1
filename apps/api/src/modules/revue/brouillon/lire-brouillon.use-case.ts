import { Injectable } from '@nestjs/common';
import { echec, succes, type BrouillonVue, type ErreurMetier, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { LecturePassages, montreBrouillon } from '../persistence/lecture-passages.js';
import { LectureRevues } from '../persistence/lecture-revues.js';
import { Brouillons } from './brouillons.js';

/** Brouillon seul, relu par les écrans de la salle quand il change : le même droit que dans la vue du passage. */
@Injectable()
export class LireBrouillon {
  constructor(
    private readonly passages: LecturePassages,
    private readonly revues: LectureRevues,
    private readonly brouillons: Brouillons,
  ) {}

  async executer(acteur: Acteur, passageId: string): Promise<Resultat<BrouillonVue, ErreurMetier>> {
    const ligne = await this.passages.un(acteur, passageId);
    const revue = ligne && (await this.revues.une(ligne.revue_id, acteur));
    const montre =
      ligne !== null &&
      revue !== null &&
      ligne.visible &&
      montreBrouillon(ligne) &&
      (await this.revues.participe(ligne.revue_id, acteur.utilisateurId));
    return montre ? succes(await this.brouillons.lire(passageId)) : echec(introuvable());
  }
}
