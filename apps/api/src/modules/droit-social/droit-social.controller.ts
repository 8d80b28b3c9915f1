import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { DroitSocialAvance, DroitsSociauxVue } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare, Connecte } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { VersionSiDonnee } from '../../platform/http/version-attendue.decorator.js';
import { NoterDroitSocialDto, TransitionDroitSocialDto } from './droit-social.dto.js';
import { LireDroitsSociaux } from './lire-droits-sociaux.use-case.js';
import { SuivreDroitSocial } from './suivre-droit-social.use-case.js';

/** Droits d'une personne : demandés, obtenus, refusés, à renouveler. */
@Controller('api/v1')
export class DroitSocialController {
  constructor(
    private readonly lecture: LireDroitsSociaux,
    private readonly suivi: SuivreDroitSocial,
  ) {}

  @Get('dossiers/:id/droits-sociaux')
  @Connecte()
  async lister(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<DroitsSociauxVue> {
    return deplier(await this.lecture.executer(acteur, id));
  }

  @Post('dossiers/:id/droits-sociaux')
  @ActeDeclare('droitSocial.suivre')
  async noter(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() corps: NoterDroitSocialDto,
  ): Promise<DroitSocialAvance> {
    return deplier(await this.suivi.noter(acteur, id, corps));
  }

  @Post('droits-sociaux/:id/transitions')
  @HttpCode(200)
  @ActeDeclare('droitSocial.suivre')
  async avancer(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionSiDonnee() version: number | null,
    @Body() corps: TransitionDroitSocialDto,
  ): Promise<DroitSocialAvance> {
    return deplier(await this.suivi.avancer(acteur, id, version, corps));
  }
}
