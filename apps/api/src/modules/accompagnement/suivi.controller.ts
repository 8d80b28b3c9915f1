import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { ContactVue, EntretienVue } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { AnnulerDto, CreerEntretienDto, NoterContactDto } from './accompagnement.dto.js';
import { Contacts } from './contacts/contacts.use-case.js';
import { Entretiens } from './entretiens/entretiens.use-case.js';

/** Contacts en deux clics ; corrections et annulations, toujours tracées, jamais un effacement. */
@Controller('api/v1')
export class SuiviController {
  constructor(
    private readonly entretiens: Entretiens,
    private readonly contacts: Contacts,
  ) {}

  @Post('dossiers/:id/contacts')
  @ActeDeclare('contact.noter')
  async noterContact(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { nature }: NoterContactDto,
  ): Promise<ContactVue> {
    return deplier(await this.contacts.noter(acteur, id, nature));
  }

  @Post('contacts/:id/annulation')
  @HttpCode(200)
  @ActeDeclare('entretien.corriger')
  async annulerContact(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { motif }: AnnulerDto,
  ): Promise<{ id: string }> {
    return deplier(await this.contacts.annuler(acteur, id, motif));
  }

  @Post('entretiens/:id/correction')
  @ActeDeclare('entretien.corriger')
  async corrigerEntretien(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() corps: CreerEntretienDto,
  ): Promise<EntretienVue> {
    return deplier(await this.entretiens.corriger(acteur, id, corps));
  }

  @Post('entretiens/:id/annulation')
  @HttpCode(200)
  @ActeDeclare('entretien.corriger')
  async annulerEntretien(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { motif }: AnnulerDto,
  ): Promise<{ id: string }> {
    return deplier(await this.entretiens.annuler(acteur, id, motif));
  }
}
