import { Controller, Get, Query } from '@nestjs/common';
import type { ResumeRencontres, ResumeRevues, ResumeSuivis } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { ResumeRevuesDto } from './pilotage.dto.js';
import { ResumerRencontres } from './resumer-rencontres.use-case.js';
import { ResumerRevues } from './resumer-revues.use-case.js';
import { ResumerSuivis } from './resumer-suivis.use-case.js';

/** Pilotage : des nombres agrégés, jamais une personne ni un dossier. */
@Controller('api/v1/pilotage')
export class PilotageController {
  constructor(
    private readonly revues: ResumerRevues,
    private readonly rencontres: ResumerRencontres,
    private readonly suivis: ResumerSuivis,
  ) {}

  @Get('revues')
  @ActeDeclare('pilotage.lire')
  async resumerRevues(
    @Moi() acteur: Acteur,
    @Query() { mois = 12, type = 'REVUE' }: ResumeRevuesDto,
  ): Promise<ResumeRevues> {
    return deplier(await this.revues.executer(acteur, mois, type));
  }

  @Get('rencontres')
  @ActeDeclare('pilotage.lire')
  async resumerRencontres(@Moi() acteur: Acteur, @Query() { mois = 12 }: ResumeRevuesDto): Promise<ResumeRencontres> {
    return deplier(await this.rencontres.executer(acteur, mois));
  }

  @Get('suivis')
  @ActeDeclare('pilotage.lire')
  async resumerSuivis(@Moi() acteur: Acteur, @Query() { mois = 12 }: ResumeRevuesDto): Promise<ResumeSuivis> {
    return deplier(await this.suivis.executer(acteur, mois));
  }
}
