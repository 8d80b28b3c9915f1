import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { AccompagnementVue, EntretienVue, Page, PreconisationVue } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare, Connecte } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { PageDto } from '../../platform/http/page.dto.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { CreerEntretienDto, CreerPreconisationDto } from './accompagnement.dto.js';
import { Entretiens } from './entretiens/entretiens.use-case.js';
import { ResumerAccompagnement } from './resumer/resumer-accompagnement.use-case.js';
import { Preconisations } from './preconisations/preconisations.use-case.js';

/** Entretiens, compte de l'accompagnement et préconisations d'un dossier. */
@Controller('api/v1/dossiers/:id')
export class AccompagnementController {
  constructor(
    private readonly entretiens: Entretiens,
    private readonly preconisations: Preconisations,
    private readonly resume: ResumerAccompagnement,
  ) {}

  @Get('entretiens')
  @Connecte()
  async listerEntretiens(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() page: PageDto,
  ): Promise<Page<EntretienVue>> {
    return deplier(await this.entretiens.lister(acteur, id, page.limite, page.curseur));
  }

  @Post('entretiens')
  @ActeDeclare('entretien.creer')
  async noterEntretien(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() corps: CreerEntretienDto,
  ): Promise<EntretienVue> {
    return deplier(await this.entretiens.noter(acteur, id, corps));
  }

  @Get('accompagnement')
  @Connecte()
  async resumer(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<AccompagnementVue> {
    return deplier(await this.resume.executer(acteur, id));
  }

  @Get('preconisations')
  @Connecte()
  async listerPreconisations(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Page<PreconisationVue>> {
    return deplier(await this.preconisations.lister(acteur, id));
  }

  @Post('preconisations')
  @ActeDeclare('preconisation.creer')
  async noterPreconisation(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() corps: CreerPreconisationDto,
  ): Promise<PreconisationVue> {
    return deplier(await this.preconisations.noter(acteur, id, corps));
  }
}
