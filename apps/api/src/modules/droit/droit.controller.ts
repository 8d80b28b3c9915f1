import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type {
  DemandeDeposee,
  DemandeDroitVue,
  DemandeDuDossierVue,
  LigneDemandeDroit,
  MesDroitsVue,
  Page,
} from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare, Connecte } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { VersionSiDonnee } from '../../platform/http/version-attendue.decorator.js';
import { DeposerDemandeDto, SaisirDemandeDto } from './demander/demander.dto.js';
import { DeposerDemande } from './demander/deposer-demande.use-case.js';
import { MonDossierDto } from './mon-dossier.dto.js';
import { LireDemandes } from './traiter/lire-demandes.use-case.js';
import { FileDemandesDto, TransiterDemandeDto } from './traiter/traiter.dto.js';
import { TransiterDemande } from './traiter/transiter-demande.use-case.js';

/** Droits de la personne sur ses données : les exercer, les recueillir, y répondre. */
@Controller('api/v1')
export class DroitController {
  constructor(
    private readonly lire: LireDemandes,
    private readonly depot: DeposerDemande,
    private readonly transition: TransiterDemande,
  ) {}

  @Get('mes-droits')
  @ActeDeclare('droit.demander')
  async mesDroits(@Moi() acteur: Acteur, @Query() { dossierId }: MonDossierDto): Promise<MesDroitsVue> {
    return deplier(await this.lire.mesDroits(acteur, dossierId));
  }

  @Post('mes-droits/demandes')
  @ActeDeclare('droit.demander')
  async deposer(
    @Moi() acteur: Acteur,
    @Query() { dossierId }: MonDossierDto,
    @Body() requete: DeposerDemandeDto,
  ): Promise<DemandeDeposee> {
    return deplier(await this.depot.parLaPersonne(acteur, dossierId, requete));
  }

  @Get('dossiers/:id/demandes-droit')
  @Connecte()
  async duDossier(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) dossierId: string,
  ): Promise<{ elements: DemandeDuDossierVue[] }> {
    return deplier(await this.lire.duDossier(acteur, dossierId));
  }

  @Post('dossiers/:id/demandes-droit')
  @ActeDeclare('droit.recueillir')
  async saisir(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) dossierId: string,
    @Body() requete: SaisirDemandeDto,
  ): Promise<DemandeDeposee> {
    return deplier(await this.depot.parUnAgent(acteur, dossierId, requete));
  }

  @Get('demandes-droit')
  @ActeDeclare('droit.traiter')
  async file(@Moi() acteur: Acteur, @Query() filtres: FileDemandesDto): Promise<Page<LigneDemandeDroit>> {
    return deplier(await this.lire.file(acteur, filtres));
  }

  @Get('demandes-droit/:id')
  @ActeDeclare('droit.traiter')
  async une(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<DemandeDroitVue> {
    return deplier(await this.lire.une(acteur, id));
  }

  /** Qui peut quoi dépend de la demande : la table des transitions décide, dans le cas d'usage. */
  @Post('demandes-droit/:id/transitions')
  @HttpCode(200)
  @Connecte()
  async transiter(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionSiDonnee() version: number | null,
    @Body() requete: TransiterDemandeDto,
  ): Promise<DemandeDeposee> {
    return deplier(await this.transition.executer(acteur, id, version, requete));
  }
}
