import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import {
  AXES,
  PERIODES_PILOTAGE,
  type Axe,
  type AxeVue,
  type ClasserDossierRequete,
  type PeriodePilotage,
  type ResumeAxes,
} from '@pdp/domain';
import { Type } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { ClasserDossier } from './classer-dossier.use-case.js';
import { ResumerAxes } from './resumer-axes.use-case.js';

export class ClasserDossierDto implements ClasserDossierRequete {
  @IsIn(AXES, { message: 'Choisissez un axe de la liste.' })
  axe: Axe;
}

/** Paramètres de `GET /pilotage/axes`. */
export class ResumeAxesDto {
  @IsOptional()
  @Type(() => Number)
  @IsIn(PERIODES_PILOTAGE, { message: `Choisissez ${PERIODES_PILOTAGE.join(', ')} mois.` })
  mois?: PeriodePilotage;
}

/** Axe d'un dossier, et ce que chaque axe compte. */
@Controller('api/v1')
export class AxeController {
  constructor(
    private readonly classement: ClasserDossier,
    private readonly resume: ResumerAxes,
  ) {}

  @Get('dossiers/:id/axe')
  @ActeDeclare('dossier.classer')
  async lire(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<AxeVue> {
    return deplier(await this.classement.lire(acteur, id));
  }

  @Post('dossiers/:id/axe')
  @HttpCode(200)
  @ActeDeclare('dossier.classer')
  async classer(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { axe }: ClasserDossierDto,
  ): Promise<AxeVue> {
    return deplier(await this.classement.executer(acteur, id, axe));
  }

  @Get('pilotage/axes')
  @ActeDeclare('pilotage.lire')
  async resumer(@Moi() acteur: Acteur, @Query() { mois = 12 }: ResumeAxesDto): Promise<ResumeAxes> {
    return deplier(await this.resume.executer(acteur, mois));
  }
}
