import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import {
  ETATS_REVUE,
  type CandidatVue,
  type CompteRenduVue,
  type EvenementsRevue,
  type Page,
  type RevueLigne,
  type RevueVue,
  type VersionVue,
} from '@pdp/domain';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { PageDto } from '../../platform/http/page.dto.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { VersionAttendue, VersionSiDonnee } from '../../platform/http/version-attendue.decorator.js';
import { ProposerCandidats } from './candidats/candidats.use-case.js';
import { LireCompteRendu } from './compte-rendu/lire-compte-rendu.use-case.js';
import { LireEvenements } from './lire-evenements/lire-evenements.use-case.js';
import { LireRevue } from './lire-revue/lire-revue.use-case.js';
import { OrdonnerPassagesDto } from './ordonner-passages/ordonner-passages.dto.js';
import { PlanifierRevueDto } from './planifier-revue/planifier-revue.dto.js';
import { CommandesRevue } from './commandes-revue.js';
import { ComposerOrdreDuJourDto, InscrirePassageDto } from './inscrire-passage/inscrire-passage.dto.js';
import type { PassageInscrit } from './inscrire-passage/inscrire-passage.use-case.js';
import { TransiterRevueDto } from './transiter-revue/transiter-revue.dto.js';
import type { RevueTransformee } from './transiter-revue/transiter-revue.use-case.js';

class FiltreRevuesDto extends PageDto {
  @IsOptional()
  @IsIn(ETATS_REVUE, { message: 'Cet état n’existe pas.' })
  etat?: string;
}

class DepuisDto {
  @IsOptional()
  @Transform(({ value }) => Number(value))
  @IsInt({ message: 'La séquence est un nombre entier.' })
  @Min(0, { message: 'La séquence est un nombre positif.' })
  @Max(1_000_000, { message: 'Séquence trop grande.' })
  depuis: number = 0;
}

/** Séances : planifier, préparer, conduire, relire. */
@Controller('api/v1/revues')
export class RevueController {
  constructor(
    private readonly commandes: CommandesRevue,
    private readonly lecture: LireRevue,
    private readonly evenements: LireEvenements,
    private readonly comptesRendus: LireCompteRendu,
    private readonly candidats: ProposerCandidats,
  ) {}

  @Get()
  @ActeDeclare('revue.lire')
  lister(@Moi() acteur: Acteur, @Query() filtre: FiltreRevuesDto): Promise<Page<RevueLigne>> {
    return this.lecture.lister(acteur, filtre.etat ?? null, filtre.limite, filtre.curseur);
  }

  @Post()
  @ActeDeclare('revue.planifier')
  async planifier(@Moi() acteur: Acteur, @Body() corps: PlanifierRevueDto): Promise<VersionVue & { etat: string }> {
    return deplier(await this.commandes.planifier.executer(acteur, corps));
  }

  @Get(':id')
  @ActeDeclare('revue.lire')
  async une(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<RevueVue> {
    return deplier(await this.lecture.une(acteur, id));
  }

  @Post(':id/transitions')
  @HttpCode(200)
  @ActeDeclare('revue.conduire')
  async transiter(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionSiDonnee() version: number | null,
    @Body() corps: TransiterRevueDto,
  ): Promise<RevueTransformee> {
    return deplier(await this.commandes.transiter.executer(acteur, id, version, corps));
  }

  @Get(':id/ordre-du-jour/proposition')
  @ActeDeclare('revue.inscrire')
  async proposition(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<{ elements: CandidatVue[] }> {
    return deplier(await this.candidats.executer(acteur, id));
  }

  @Post(':id/passages')
  @ActeDeclare('revue.inscrire')
  async inscrire(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() corps: InscrirePassageDto,
  ): Promise<PassageInscrit> {
    return deplier(await this.commandes.inscrire.executer(acteur, id, corps));
  }

  @Post(':id/ordre-du-jour')
  @ActeDeclare('revue.inscrire')
  async composer(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() corps: ComposerOrdreDuJourDto,
  ): Promise<{ passages: readonly PassageInscrit[] }> {
    return deplier(await this.commandes.inscrire.composer(acteur, id, corps));
  }

  @Put(':id/ordre')
  @ActeDeclare('revue.conduire')
  async ordonner(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionAttendue() version: number,
    @Body() corps: OrdonnerPassagesDto,
  ): Promise<VersionVue> {
    return deplier(await this.commandes.ordonner.executer(acteur, id, version, corps.passages));
  }

  @Get(':id/evenements')
  @ActeDeclare('revue.lire')
  async depuis(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { depuis }: DepuisDto,
  ): Promise<EvenementsRevue> {
    return deplier(await this.evenements.executer(acteur, id, depuis));
  }

  @Get(':id/compte-rendu')
  @ActeDeclare('revue.lire')
  async compteRendu(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<CompteRenduVue> {
    return deplier(await this.comptesRendus.executer(acteur, id));
  }
}
