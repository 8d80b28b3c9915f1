import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import type { MonTravailVue, TachesPage, VersionVue } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare, Connecte } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { PageDto } from '../../platform/http/page.dto.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { VersionAttendue } from '../../platform/http/version-attendue.decorator.js';
import { CreerTacheDto } from './creer-tache/creer-tache.dto.js';
import { CreerTache } from './creer-tache/creer-tache.use-case.js';
import { ListerTaches } from './lister-taches/lister-taches.use-case.js';
import { ModifierTacheDto } from './modifier-tache/modifier-tache.dto.js';
import { ModifierTache } from './modifier-tache/modifier-tache.use-case.js';
import { MonTravail } from './mon-travail/mon-travail.use-case.js';

/** Tâches : les miennes, celles d'un dossier, et la page d'accueil qui les rassemble. */
@Controller('api/v1')
export class TacheController {
  constructor(
    private readonly creation: CreerTache,
    private readonly modification: ModifierTache,
    private readonly listes: ListerTaches,
    private readonly accueil: MonTravail,
  ) {}

  @Get('mon-travail')
  @Connecte()
  monTravail(@Moi() acteur: Acteur): Promise<MonTravailVue> {
    return this.accueil.executer(acteur);
  }

  @Get('taches')
  @Connecte()
  aMoi(@Moi() acteur: Acteur, @Query() page: PageDto): Promise<TachesPage> {
    return this.listes.aMoi(acteur, page.limite, page.curseur);
  }

  @Get('dossiers/:id/taches')
  @Connecte()
  async duDossier(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<TachesPage> {
    return deplier(await this.listes.duDossier(acteur, id));
  }

  @Post('dossiers/:id/taches')
  @ActeDeclare('tache.creer')
  async creer(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() corps: CreerTacheDto,
  ): Promise<VersionVue> {
    return deplier(await this.creation.executer(acteur, id, corps));
  }

  @Patch('taches/:id')
  @Connecte()
  async modifier(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionAttendue() version: number,
    @Body() corps: ModifierTacheDto,
  ): Promise<VersionVue> {
    return deplier(await this.modification.executer(acteur, id, version, corps));
  }
}
