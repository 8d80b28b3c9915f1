import { Injectable } from '@nestjs/common';
import { InscrirePassage } from './inscrire-passage/inscrire-passage.use-case.js';
import { OrdonnerPassages } from './ordonner-passages/ordonner-passages.use-case.js';
import { PlanifierRevue } from './planifier-revue/planifier-revue.use-case.js';
import { TransiterRevue } from './transiter-revue/transiter-revue.use-case.js';

/** Écritures d'une séance, rassemblées pour le contrôleur. */
@Injectable()
export class CommandesRevue {
  constructor(
    readonly planifier: PlanifierRevue,
    readonly transiter: TransiterRevue,
    readonly inscrire: InscrirePassage,
    readonly ordonner: OrdonnerPassages,
  ) {}
}
