import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { HabilitationAdminVue, HabilitationsPage, UtilisateurDesactive } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { VersionAttendue } from '../../platform/http/version-attendue.decorator.js';
import { CreerHabilitationDto } from './creer-habilitation/creer-habilitation.dto.js';
import { CreerHabilitation } from './creer-habilitation/creer-habilitation.use-case.js';
import { DesactiverUtilisateur } from './desactiver-utilisateur/desactiver-utilisateur.use-case.js';
import { RechercheDto } from './lister-annuaire/lister-annuaire.dto.js';
import { ListerHabilitations } from './lister-habilitations/lister-habilitations.use-case.js';
import {
  DesactiverUtilisateurDto,
  ModifierHabilitationDto,
} from './modifier-habilitation/modifier-habilitation.dto.js';
import { ModifierHabilitation } from './modifier-habilitation/modifier-habilitation.use-case.js';

/** Administration des habilitations d'une plateforme ; aucun contenu de dossier ne passe par ici. */
@Controller('api/v1')
export class HabilitationController {
  constructor(
    private readonly liste: ListerHabilitations,
    private readonly creation: CreerHabilitation,
    private readonly modification: ModifierHabilitation,
    private readonly desactivation: DesactiverUtilisateur,
  ) {}

  @Get('habilitations')
  @ActeDeclare('habilitation.gerer')
  lister(@Moi() acteur: Acteur, @Query() { recherche, limite, curseur }: RechercheDto): Promise<HabilitationsPage> {
    return this.liste.executer(acteur, recherche, limite, curseur);
  }

  @Post('habilitations')
  @ActeDeclare('habilitation.gerer')
  async creer(@Moi() acteur: Acteur, @Body() corps: CreerHabilitationDto): Promise<HabilitationAdminVue> {
    return deplier(await this.creation.executer(acteur, corps));
  }

  @Patch('habilitations/:id')
  @ActeDeclare('habilitation.gerer')
  @ApiHeader({ name: 'If-Match', required: true, description: 'Version de l’habilitation lue, entre guillemets.' })
  async modifier(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionAttendue() version: number,
    @Body() corps: ModifierHabilitationDto,
  ): Promise<HabilitationAdminVue> {
    return deplier(await this.modification.executer(acteur, id, version, corps));
  }

  @Post('utilisateurs/:id/desactivation')
  @HttpCode(200)
  @ActeDeclare('habilitation.gerer')
  async desactiver(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { motif }: DesactiverUtilisateurDto,
  ): Promise<UtilisateurDesactive> {
    return deplier(await this.desactivation.executer(acteur, id, motif));
  }
}
