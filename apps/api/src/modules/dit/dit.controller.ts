import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { DitVue, Page } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare, Connecte } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { NoterDitDto } from './dit.dto.js';
import { Dits } from './dits.use-case.js';

/** Ce qui a été dit à l'assuré, par qui, quand, comment. */
@Controller('api/v1/dossiers/:id/dits')
export class DitController {
  constructor(private readonly dits: Dits) {}

  @Get()
  @Connecte()
  async lister(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<Page<DitVue>> {
    return deplier(await this.dits.lister(acteur, id));
  }

  @Post()
  @ActeDeclare('dit.noter')
  async noter(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() corps: NoterDitDto,
  ): Promise<DitVue> {
    return deplier(await this.dits.noter(acteur, id, corps));
  }
}
