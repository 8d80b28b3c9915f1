import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { ReconfirmationDetail, ReconfirmationsPage } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { OuvrirReconfirmationDto, RepondreReconfirmationDto } from './reconfirmer/reconfirmer.dto.js';
import { Reconfirmer } from './reconfirmer/reconfirmer.use-case.js';

/** Listes d'habilitations à reconfirmer tous les six mois, organisme par organisme. */
@Controller('api/v1/reconfirmations')
export class ReconfirmationController {
  constructor(private readonly reconfirmer: Reconfirmer) {}

  @Get()
  @ActeDeclare('habilitation.gerer')
  async lister(@Moi() acteur: Acteur): Promise<ReconfirmationsPage> {
    return deplier(await this.reconfirmer.lister(acteur));
  }

  @Get(':id')
  @ActeDeclare('habilitation.gerer')
  async lire(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<ReconfirmationDetail> {
    return deplier(await this.reconfirmer.lire(acteur, id));
  }

  @Post()
  @ActeDeclare('habilitation.gerer')
  async ouvrir(@Moi() acteur: Acteur, @Body() { organismeId }: OuvrirReconfirmationDto): Promise<ReconfirmationDetail> {
    return deplier(await this.reconfirmer.ouvrir(acteur, organismeId));
  }

  @Post(':id/reponses')
  @HttpCode(200)
  @ActeDeclare('habilitation.gerer')
  async repondre(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() corps: RepondreReconfirmationDto,
  ): Promise<ReconfirmationDetail> {
    return deplier(await this.reconfirmer.repondre(acteur, id, corps));
  }
}
