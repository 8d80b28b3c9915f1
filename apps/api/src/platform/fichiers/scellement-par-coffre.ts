import { Coffre } from '../chiffrement/coffre.js';
import type { NomDeColonne } from '../chiffrement/colonnes-scellees.js';
import { ScellementPort, type PlaceScellee } from './scellement.port.js';

/** Scelle sous les clés des données au repos : elles tournent sans rien changer ici. */
export class ScellementParCoffre extends ScellementPort {
  constructor(private readonly coffre: Coffre) {
    super();
  }

  sceller(clair: string, place: PlaceScellee): string {
    return this.coffre.sceller(nomDe(place), place.ligne, clair);
  }

  ouvrir(scelle: string, place: PlaceScellee): string {
    return this.coffre.ouvrir(nomDe(place), place.ligne, scelle);
  }
}

const nomDe = ({ table, colonne }: PlaceScellee): NomDeColonne => `${table}.${colonne}` as NomDeColonne;
