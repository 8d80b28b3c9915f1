import { Body, Controller, Delete, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import type { MotLivret } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import { VersionAttendue } from '../../../platform/http/version-attendue.decorator.js';
import { MonLivretDto } from '../mon-livret.dto.js';
import { EcrireMot } from './ecrire-mot.use-case.js';
import { EcrireMotDto } from './mots.dto.js';

/** « Mes mots à moi » : ce que l'assuré écrit pour lui, et partage s'il le veut. */
@Controller('api/v1/mon-livret/mots')
export class MotsController {
  constructor(private readonly mots: EcrireMot) {}

  @Post()
  @ActeDeclare('livret.noter')
  async ajouter(
    @Moi() acteur: Acteur,
    @Query() { dossierId }: MonLivretDto,
    @Body() corps: EcrireMotDto,
  ): Promise<MotLivret> {
    return deplier(await this.mots.ajouter(acteur, dossierId, corps));
  }

  /** La partie dont un mot parle ne change pas. */
  @Put(':id')
  @ActeDeclare('livret.noter')
  async changer(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { dossierId }: MonLivretDto,
    @VersionAttendue() version: number,
    @Body() corps: EcrireMotDto,
  ): Promise<MotLivret> {
    return deplier(await this.mots.changer(acteur, dossierId, id, version, corps));
  }

  @Delete(':id')
  @ActeDeclare('livret.noter')
  async effacer(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { dossierId }: MonLivretDto,
    @VersionAttendue() version: number,
  ): Promise<{ id: string }> {
    return deplier(await this.mots.effacer(acteur, dossierId, id, version));
  }
}
