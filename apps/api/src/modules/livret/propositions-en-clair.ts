import { LIMITES_TEXTE, type CibleProposition } from '@pdp/domain';
import { couper } from './en-clair/couper.js';
import { developperSigles } from './en-clair/sigles.js';

/** Ce qu'une proposition dirait à l'assuré : une phrase décidée telle quelle, un titre d'étape sans sigle et à sa mesure. */
export const propositionEnClair = (cible: CibleProposition, phrase: string): string =>
  cible === 'ETAPES' ? couper(developperSigles(phrase.trim()), LIMITES_TEXTE.motCourt) : phrase;
