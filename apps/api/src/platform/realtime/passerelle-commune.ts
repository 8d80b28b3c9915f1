import { PasserelleTempsReel } from './passerelle.decorator.js';

/** Sans commande : ouvre le serveur aux notifications même si aucun autre module n'a de passerelle. */
@PasserelleTempsReel()
export class PasserelleCommune {}
