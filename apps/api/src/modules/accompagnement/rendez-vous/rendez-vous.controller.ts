import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import type { LieuAccueilVue, RendezVousTransforme, RendezVousVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare, Connecte } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import { VersionAttendue, VersionSiDonnee } from '../../../platform/http/version-attendue.decorator.js';
import { LieuxAccueil } from '../lieux/lieux-accueil.use-case.js';
import { CreerLieuDto, ModifierLieuDto, PlanifierRendezVousDto, TransiterRendezVousDto } from './rendez-vous.dto.js';
import { RendezVous } from './rendez-vous.use-case.js';

/** Rendez-vous d'un dossier et lieux d'accueil de la plateforme. */
@Controller('api/v1')
export class RendezVousController {
  constructor(
    private readonly rendezVous: RendezVous,
    private readonly lieux: LieuxAccueil,
  ) {}

  @Get('dossiers/:id/rendez-vous')
  @Connecte()
  async lister(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<{ elements: RendezVousVue[] }> {
    return deplier(await this.rendezVous.lister(acteur, id));
  }

  @Post('dossiers/:id/rendez-vous')
  @ActeDeclare('rendez-vous.planifier')
  async planifier(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() corps: PlanifierRendezVousDto,
  ): Promise<{ id: string; etat: 'PREVU'; version: number }> {
    return deplier(await this.rendezVous.planifier(acteur, id, corps));
  }

  @Post('rendez-vous/:id/transitions')
  @HttpCode(200)
  @ActeDeclare('rendez-vous.planifier')
  async transiter(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionSiDonnee() version: number | null,
    @Body() corps: TransiterRendezVousDto,
  ): Promise<RendezVousTransforme> {
    return deplier(await this.rendezVous.transiter(acteur, id, version, corps));
  }

  @Get('rendez-vous/:id/calendrier.ics')
  @Connecte()
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="rendez-vous.ics"')
  async agenda(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<string> {
    return deplier(await this.rendezVous.calendrier(acteur, id));
  }

  @Get('lieux-accueil')
  @ActeDeclare('lieu.lire')
  async listerLieux(@Moi() acteur: Acteur): Promise<{ elements: LieuAccueilVue[] }> {
    return { elements: await this.lieux.lister(acteur) };
  }

  @Post('lieux-accueil')
  @ActeDeclare('lieu.gerer')
  async creerLieu(@Moi() acteur: Acteur, @Body() corps: CreerLieuDto): Promise<LieuAccueilVue> {
    return deplier(await this.lieux.creer(acteur, corps));
  }

  @Put('lieux-accueil/:id')
  @ActeDeclare('lieu.gerer')
  async modifierLieu(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionAttendue() version: number,
    @Body() corps: ModifierLieuDto,
  ): Promise<LieuAccueilVue> {
    return deplier(await this.lieux.modifier(acteur, id, version, corps));
  }
}
