import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { MandatDonne, MandatsVue } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { DonnerMandat } from './donner/donner-mandat.use-case.js';
import { ListerMandats } from './lister/lister-mandats.use-case.js';
import { ConstaterMandatDto, DonnerMandatDto, MonMandatDto, RevoquerMandatDto } from './mandat.dto.js';
import { RevoquerMandat, type MandatRevoque } from './revoquer/revoquer-mandat.use-case.js';

/** Mandats par procuration : donnés et repris par la personne, ou constatés sur un document par le Service social. */
@Controller('api/v1')
export class MandatController {
  constructor(
    private readonly liste: ListerMandats,
    private readonly don: DonnerMandat,
    private readonly reprise: RevoquerMandat,
  ) {}

  @Get('mon-livret/mandats')
  @ActeDeclare('mandat.donner')
  async lesMiens(@Moi() acteur: Acteur, @Query() { dossierId }: MonMandatDto): Promise<MandatsVue> {
    return deplier(await this.liste.lesMiens(acteur, dossierId));
  }

  @Post('mon-livret/mandats')
  @ActeDeclare('mandat.donner')
  async donner(
    @Moi() acteur: Acteur,
    @Query() { dossierId }: MonMandatDto,
    @Body() corps: DonnerMandatDto,
  ): Promise<MandatDonne> {
    return deplier(await this.don.parLaPersonne(acteur, dossierId, { ...corps }));
  }

  @Post('mon-livret/mandats/:mid/revocation')
  @HttpCode(200)
  @ActeDeclare('mandat.donner')
  async reprendre(
    @Moi() acteur: Acteur,
    @Param('mid', ParseUUIDPipe) mandatId: string,
    @Query() { dossierId }: MonMandatDto,
  ): Promise<MandatRevoque> {
    return deplier(await this.reprise.parLaPersonne(acteur, dossierId, mandatId));
  }

  @Get('dossiers/:id/mandats')
  @ActeDeclare('mandat.constater')
  async duDossier(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) dossierId: string): Promise<MandatsVue> {
    return deplier(await this.liste.duDossier(acteur, dossierId));
  }

  @Post('dossiers/:id/mandats')
  @ActeDeclare('mandat.constater')
  async constater(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) dossierId: string,
    @Body() { documentId, ...corps }: ConstaterMandatDto,
  ): Promise<MandatDonne> {
    return deplier(await this.don.parUnDocument(acteur, dossierId, documentId, corps));
  }

  @Post('dossiers/:id/mandats/:mid/revocation')
  @HttpCode(200)
  @ActeDeclare('mandat.constater')
  async constaterReprise(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) dossierId: string,
    @Param('mid', ParseUUIDPipe) mandatId: string,
    @Body() { documentId }: RevoquerMandatDto,
  ): Promise<MandatRevoque> {
    return deplier(await this.reprise.parUnDocument(acteur, dossierId, mandatId, documentId));
  }
}
