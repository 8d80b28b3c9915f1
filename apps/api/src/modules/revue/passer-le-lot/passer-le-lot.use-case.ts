import { Inject, Injectable } from '@nestjs/common';
import { DECISIONS, echec, succes, type ErreurMetier, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { Decider } from '../decider/decider.use-case.js';
import { LectureRevues } from '../persistence/lecture-revues.js';
import { pasConducteur, regleRevue } from '../revue.erreurs.js';
import { TransiterPassage } from '../transiter-passage/transiter-passage.use-case.js';

const RESTANTS = `SELECT id FROM passage_revue WHERE revue_id = $1::uuid AND format = 'LOT' AND etat IN ('INSCRIT','RETENU') ORDER BY ordre, id`;
const RIEN_A_SIGNALER = {
  code: 'POURSUIVRE',
  texte: 'Rien à signaler.',
  actions: [],
  phraseAssure: DECISIONS.POURSUIVRE.phraseAssure,
} as const;

/**
 * Passe d'un geste tout le lot « rien à signaler » : chaque dossier y est ouvert puis conclu par « poursuivre », comme à la main, avec
 * les mêmes droits et les mêmes suites. Repris après une coupure, il continue au premier qui attend.
 */
@Injectable()
export class PasserLeLot {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly revues: LectureRevues,
    private readonly passage: TransiterPassage,
    private readonly decision: Decider,
  ) {}

  async executer(
    acteur: Acteur,
    revueId: string,
    epoque?: number,
  ): Promise<Resultat<{ passages: number }, ErreurMetier>> {
    const revue = await this.revues.une(revueId, acteur);
    if (!revue) return echec(introuvable());
    if (revue.etat !== 'EN_COURS') return echec(regleRevue('La séance n’est pas en cours.'));
    if (revue.conducteur_id !== acteur.utilisateurId) return echec(pasConducteur());
    const ordre = epoque === undefined ? {} : { epoque };
    const restants = await this.lecture.lire<{ id: string }>({ nom: 'revue-lot', texte: RESTANTS }, [revueId]);
    for (const { id } of restants) {
      const ouvert = await this.passage.executer(acteur, id, null, { transition: 'commencer', ...ordre });
      if (!ouvert.ok) return ouvert;
      const conclu = await this.decision.executer(acteur, id, { ...RIEN_A_SIGNALER, actions: [], ...ordre });
      if (!conclu.ok) return conclu;
    }
    return succes({ passages: restants.length });
  }
}
