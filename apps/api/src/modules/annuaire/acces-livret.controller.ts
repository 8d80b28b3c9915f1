import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { AccesLivretVue, InvitationVue } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { OuvrirLivret } from './ouvrir-livret/ouvrir-livret.use-case.js';

/** Accès d'une personne à son livret, ouvert depuis son dossier. */
@Controller('api/v1/dossiers/:id/acces-livret')
export class AccesLivretController {
  constructor(private readonly livret: OuvrirLivret) {}

  @Get()
  @ActeDeclare('livret.ouvrir')
  async lire(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) dossierId: string): Promise<AccesLivretVue> {
    return deplier(await this.livret.lire(acteur, dossierId));
  }

  @Post()
  @ActeDeclare('livret.ouvrir')
  async ouvrir(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) dossierId: string): Promise<InvitationVue> {
    return deplier(await this.livret.executer(acteur, dossierId));
  }
}
