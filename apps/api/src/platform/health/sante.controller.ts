import { Controller, Get, Header, Inject } from '@nestjs/common';
import { Registry, collectDefaultMetrics } from 'prom-client';
import { LECTURE } from '../config/jetons.js';
import { Lecture } from '../database/lecture.js';
import { Public } from '../http/actes.decorator.js';

/** Registre des mesures : des noms de routes et des codes, jamais d'identifiant. */
export const mesures = new Registry();
collectDefaultMetrics({ register: mesures });

/** Vie, préparation et mesures du processus. */
@Controller('api')
export class SanteController {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  @Get('sante/vivant')
  @Public('sonde de vie, sans donnée')
  vivant(): { etat: string } {
    return { etat: 'vivant' };
  }

  @Get('sante/pret')
  @Public('sonde de préparation, sans donnée')
  async pret(): Promise<{ etat: string }> {
    await this.lecture.lire({ nom: 'sante', texte: 'SELECT 1 AS un' });
    return { etat: 'pret' };
  }

  @Get('metriques')
  @Public('mesures techniques sans identifiant ; à fermer au pare-feu en production')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  metriques(): Promise<string> {
    return mesures.metrics();
  }
}
