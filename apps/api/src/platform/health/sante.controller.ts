import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Header, Headers, Inject } from '@nestjs/common';
import { Registry, collectDefaultMetrics } from 'prom-client';
import type { Configuration } from '../config/configuration.js';
import { CONFIGURATION, LECTURE } from '../config/jetons.js';
import { Lecture } from '../database/lecture.js';
import { Public } from '../http/actes.decorator.js';
import { ProblemeException, introuvable } from '../http/probleme.exception.js';

/** Registre des mesures : des noms de routes et des codes, jamais d'identifiant. */
export const mesures = new Registry();
collectDefaultMetrics({ register: mesures });

/** Vie, préparation et mesures du processus. */
@Controller('api')
export class SanteController {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

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
  @Public('mesures techniques sans identifiant ; hors démonstration, à qui présente le jeton réglé')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  metriques(@Headers('authorization') autorisation?: string): Promise<string> {
    if (!this.configuration.demo && !this.porteLeJeton(autorisation)) throw new ProblemeException(introuvable());
    return mesures.metrics();
  }

  // Comparés par leur empreinte : ni la longueur ni le premier écart ne se mesurent.
  private porteLeJeton(autorisation: string | undefined): boolean {
    const attendu = this.configuration.jetonMesures;
    return Boolean(attendu) && timingSafeEqual(empreinte(`Bearer ${attendu}`), empreinte(autorisation ?? ''));
  }
}

const empreinte = (texte: string): Buffer => createHash('sha256').update(texte).digest();
