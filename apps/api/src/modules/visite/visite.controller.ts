import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ETATS_VISITE, type Page, type VisiteVue } from '@pdp/domain';
import { IsIn, IsOptional } from 'class-validator';
import type { Acteur } from '../../platform/config/acteur.js';
import { Connecte } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { PageDto } from '../../platform/http/page.dto.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { VersionSiDonnee } from '../../platform/http/version-attendue.decorator.js';
import { DemanderVisiteDto } from './demander-visite/demander-visite.dto.js';
import { DemanderVisite, type VisiteCreee } from './demander-visite/demander-visite.use-case.js';
import { LireVisites } from './lire-visites/lire-visites.use-case.js';
import { TransiterVisiteDto } from './transiter-visite/transiter-visite.dto.js';
import { TransiterVisite, type VisiteTransformee } from './transiter-visite/transiter-visite.use-case.js';

class FiltreVisitesDto extends PageDto {
  @IsOptional()
  @IsIn(ETATS_VISITE, { message: 'Cet état n’existe pas.' })
  etat?: string;
}

/** Visites de pré-reprise. Qui peut faire quoi est dans la machine de libs/domain/src/visite : chaque transition nomme ses acteurs. */
@Controller('api/v1')
export class VisiteController {
  constructor(
    private readonly demande: DemanderVisite,
    private readonly transition: TransiterVisite,
    private readonly lecture: LireVisites,
  ) {}

  @Post('dossiers/:id/visites-pre-reprise')
  @Connecte()
  async demander(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() corps: DemanderVisiteDto,
  ): Promise<VisiteCreee> {
    return deplier(await this.demande.executer(acteur, id, corps));
  }

  @Get('dossiers/:id/visites-pre-reprise')
  @Connecte()
  async duDossier(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<{ elements: VisiteVue[] }> {
    return deplier(await this.lecture.duDossier(acteur, id));
  }

  @Get('visites-pre-reprise')
  @Connecte()
  duService(@Moi() acteur: Acteur, @Query() filtre: FiltreVisitesDto): Promise<Page<VisiteVue>> {
    return this.lecture.duService(acteur, filtre.etat ?? null, filtre.limite, filtre.curseur);
  }

  @Get('visites-pre-reprise/:id')
  @Connecte()
  async une(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<VisiteVue> {
    return deplier(await this.lecture.une(acteur, id));
  }

  @Post('visites-pre-reprise/:id/transitions')
  @HttpCode(200)
  @Connecte()
  async transiter(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionSiDonnee() version: number | null,
    @Body() corps: TransiterVisiteDto,
  ): Promise<VisiteTransformee> {
    return deplier(await this.transition.executer(acteur, id, version, corps));
  }
}
