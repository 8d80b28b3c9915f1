import { Injectable } from '@nestjs/common';
import { succes, type ErreurMetier, type ParticipantVue, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { RejoindreRevue } from '../rejoindre/rejoindre-revue.use-case.js';
import { SalleRevue } from '../salle-revue.js';
import { PresenceRevue } from './presence-revue.js';

/** Ce qu'un écran sans socket doit savoir pour suivre : où en est la séance, qui est là. */
export type SeanceSondee = { readonly sequence: number; readonly participants: readonly ParticipantVue[] };

/** Présence d'un écran sans socket, qui interroge toutes les cinq secondes : il est de la séance comme les autres. */
@Injectable()
export class SonderPresence {
  constructor(
    private readonly entree: RejoindreRevue,
    private readonly presence: PresenceRevue,
    private readonly salle: SalleRevue,
  ) {}

  async executer(acteur: Acteur, revueId: string): Promise<Resultat<SeanceSondee, ErreurMetier>> {
    const rejointe = await this.entree.executer(acteur, revueId);
    if (!rejointe.ok) return rejointe;
    await this.presence.sonder({ revueId, utilisateurId: acteur.utilisateurId });
    const { sequence } = rejointe.valeur;
    return succes({ sequence, participants: await this.salle.participants(revueId) });
  }
}
