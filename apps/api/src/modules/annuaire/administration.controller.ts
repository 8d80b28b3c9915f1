import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type {
  ApercuInvitations,
  HabilitationAdminVue,
  InvitationVue,
  InvitationsFaites,
  SimulationDroits,
  UtilisateurRetabli,
} from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { VersionAttendue } from '../../platform/http/version-attendue.decorator.js';
import { DonnerCode } from './inviter/donner-code.use-case.js';
import { ApercuInvitationsDto, InviterParFichierDto } from './inviter/inviter-par-fichier.dto.js';
import { InviterParFichier } from './inviter/inviter-par-fichier.use-case.js';
import { RetablirDto } from './retablir/retablir.dto.js';
import { Retablir } from './retablir/retablir.use-case.js';
import { SimulationDto, situationDe } from './simuler-droits/simuler-droits.dto.js';
import { simulerDroits } from './simuler-droits/simuler-droits.js';

/** Invitations, rétablissements et essai des droits ; aucun contenu de dossier ne passe par ici. */
@Controller('api/v1')
export class AdministrationController {
  constructor(
    private readonly invitations: InviterParFichier,
    private readonly codes: DonnerCode,
    private readonly retablir: Retablir,
  ) {}

  @Post('invitations/apercu')
  @HttpCode(200)
  @ActeDeclare('habilitation.gerer')
  async apercu(@Moi() acteur: Acteur, @Body() { contenu }: ApercuInvitationsDto): Promise<ApercuInvitations> {
    return deplier(await this.invitations.apercu(acteur, contenu));
  }

  @Post('invitations')
  @ActeDeclare('habilitation.gerer')
  async inviter(
    @Moi() acteur: Acteur,
    @Body() { contenu, attendues }: InviterParFichierDto,
  ): Promise<InvitationsFaites> {
    return deplier(await this.invitations.executer(acteur, contenu, attendues));
  }

  @Post('utilisateurs/:id/invitation')
  @HttpCode(200)
  @ActeDeclare('habilitation.gerer')
  async code(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<InvitationVue> {
    return deplier(await this.codes.executer(acteur, id));
  }

  @Post('utilisateurs/:id/retablissement')
  @HttpCode(200)
  @ActeDeclare('habilitation.gerer')
  async retablirCompte(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { motif }: RetablirDto,
  ): Promise<UtilisateurRetabli> {
    return deplier(await this.retablir.compte(acteur, id, motif));
  }

  @Post('habilitations/:id/retablissement')
  @HttpCode(200)
  @ActeDeclare('habilitation.gerer')
  @ApiHeader({ name: 'If-Match', required: true, description: 'Version de l’habilitation lue, entre guillemets.' })
  async retablirHabilitation(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionAttendue() version: number,
    @Body() { motif }: RetablirDto,
  ): Promise<HabilitationAdminVue> {
    return deplier(await this.retablir.habilitation(acteur, id, version, motif));
  }

  @Get('droits/simulation')
  @ActeDeclare('droits.tester')
  simuler(@Query() filtres: SimulationDto): SimulationDroits {
    return simulerDroits(situationDe(filtres));
  }
}
