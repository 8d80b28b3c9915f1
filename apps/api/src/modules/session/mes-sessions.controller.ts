import { Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { MesSessions, SessionsTerminees } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { Connecte } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { ListerMesSessions } from './lister-mes-sessions/lister-mes-sessions.use-case.js';
import { TerminerMesSessions } from './terminer-mes-sessions/terminer-mes-sessions.use-case.js';

/** Sessions de la personne connectée, sur tous ses appareils. */
@Controller('api/v1/mes-sessions')
export class MesSessionsController {
  constructor(
    private readonly listerMesSessions: ListerMesSessions,
    private readonly terminerMesSessions: TerminerMesSessions,
  ) {}

  @Get()
  @Connecte()
  lister(@Moi() acteur: Acteur): Promise<MesSessions> {
    return this.listerMesSessions.executer(acteur);
  }

  @Post('fin-des-autres')
  @HttpCode(200)
  @Connecte()
  async lesAutres(@Moi() acteur: Acteur): Promise<SessionsTerminees> {
    return deplier(await this.terminerMesSessions.lesAutres(acteur));
  }

  @Delete(':id')
  @HttpCode(204)
  @Connecte()
  async une(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    deplier(await this.terminerMesSessions.une(acteur, id));
  }
}
