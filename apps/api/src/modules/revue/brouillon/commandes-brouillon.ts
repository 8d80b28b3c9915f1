import { Injectable } from '@nestjs/common';
import { Brouillons } from './brouillons.js';
import { LireBrouillon } from './lire-brouillon.use-case.js';

/** Lecture et écriture d'un brouillon, rassemblées pour le contrôleur. */
@Injectable()
export class CommandesBrouillon {
  constructor(
    readonly lecture: LireBrouillon,
    readonly ecriture: Brouillons,
  ) {}
}
