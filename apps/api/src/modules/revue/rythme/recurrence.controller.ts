import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import type { RecurrenceVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import { VersionAttendue } from '../../../platform/http/version-attendue.decorator.js';
import { ReglerRecurrenceDto } from './rythme.dto.js';
import { ReglerRythme } from './regler-rythme.use-case.js';

/** Rythme des séances d'une plateforme. */
@Controller('api/v1/recurrences')
export class RecurrenceController {
  constructor(private readonly rythmes: ReglerRythme) {}

  @Get()
  @ActeDeclare('revue.planifier')
  async lister(@Moi() acteur: Acteur): Promise<{ elements: RecurrenceVue[] }> {
    return { elements: await this.rythmes.lister(acteur) };
  }

  @Post()
  @ActeDeclare('revue.planifier')
  async creer(@Moi() acteur: Acteur, @Body() corps: ReglerRecurrenceDto): Promise<RecurrenceVue> {
    return deplier(await this.rythmes.creer(acteur, corps));
  }

  @Put(':id')
  @ActeDeclare('revue.planifier')
  async modifier(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionAttendue() version: number,
    @Body() corps: ReglerRecurrenceDto,
  ): Promise<RecurrenceVue> {
    return deplier(await this.rythmes.modifier(acteur, id, version, corps));
  }
}
