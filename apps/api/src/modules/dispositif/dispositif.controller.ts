import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { DispositifsVue } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare, Connecte } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { VersionSiDonnee } from '../../platform/http/version-attendue.decorator.js';
import { AgirSurDispositif, type DispositifAvance } from './agir-sur-dispositif/agir-sur-dispositif.use-case.js';
import { ListerDispositifs } from './lister-dispositifs/lister-dispositifs.use-case.js';
import { OuvrirDispositif, type DispositifCree } from './ouvrir-dispositif/ouvrir-dispositif.use-case.js';
import { OuvrirDispositifDto, TransiterDispositifDto } from './saisie.dto.js';

/** Dispositifs mobilisés. Qui peut faire quel geste est dans leurs tables, libs/domain/src/dispositif/machines. */
@Controller('api/v1')
export class DispositifController {
  constructor(
    private readonly lister: ListerDispositifs,
    private readonly ouvrir: OuvrirDispositif,
    private readonly agir: AgirSurDispositif,
  ) {}

  @Get('dossiers/:id/dispositifs')
  @Connecte()
  async duDossier(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<DispositifsVue> {
    return deplier(await this.lister.executer(acteur, id));
  }

  @Post('dossiers/:id/dispositifs')
  @ActeDeclare('dispositif.ouvrir')
  async creer(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() corps: OuvrirDispositifDto,
  ): Promise<DispositifCree> {
    return deplier(await this.ouvrir.executer(acteur, id, corps));
  }

  @Post('dispositifs/:id/transitions')
  @HttpCode(200)
  @ActeDeclare('dispositif.agir')
  async transiter(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionSiDonnee() version: number | null,
    @Body() corps: TransiterDispositifDto,
  ): Promise<DispositifAvance> {
    return deplier(await this.agir.executer(acteur, id, version, corps));
  }
}
