import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { PreuveAccordVue } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare, Connecte } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier, introuvable, ProblemeException } from '../../platform/http/probleme.exception.js';
import { VersionSiDonnee } from '../../platform/http/version-attendue.decorator.js';
import { LectureDossierPort } from '../dossier/dossier.port.js';
import { DonnerConsentementDto } from './donner/donner-consentement.dto.js';
import { DonnerConsentement, type ConsentementDonne } from './donner/donner-consentement.use-case.js';
import { LirePreuve } from './lire-preuve/lire-preuve.use-case.js';
import { RetirerConsentementDto } from './retirer/retirer-consentement.dto.js';
import { RetirerConsentement, type ConsentementRetire } from './retirer/retirer-consentement.use-case.js';

/** Accords d'un assuré : lus, donnés, retirés. */
@Controller('api/v1')
export class ConsentementController {
  constructor(
    private readonly lecture: LectureDossierPort,
    private readonly donner: DonnerConsentement,
    private readonly retirer: RetirerConsentement,
    private readonly preuve: LirePreuve,
  ) {}

  @Get('dossiers/:id/consentements')
  @Connecte()
  @Header('content-type', 'application/json; charset=utf-8')
  async lister(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) dossierId: string): Promise<string> {
    const accords = await this.lecture.lireAccords(acteur, dossierId);
    if (accords === null) throw new ProblemeException(introuvable());
    return `{"elements": ${accords}, "curseurSuivant": null}`;
  }

  @Post('dossiers/:id/consentements')
  @ActeDeclare('consentement.recueillir')
  async creer(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) dossierId: string,
    @Body() corps: DonnerConsentementDto,
  ): Promise<ConsentementDonne> {
    return deplier(await this.donner.executer(acteur, dossierId, corps));
  }

  @Get('consentements/:id/preuve')
  @Connecte()
  async lirePreuve(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) consentementId: string,
  ): Promise<PreuveAccordVue> {
    return deplier(await this.preuve.executer(acteur, consentementId));
  }

  @Post('consentements/:id/retrait')
  @HttpCode(200)
  @ActeDeclare('consentement.retirer')
  async retrait(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) consentementId: string,
    @VersionSiDonnee() version: number | null,
    @Body() corps?: RetirerConsentementDto,
  ): Promise<ConsentementRetire> {
    return deplier(await this.retirer.executer(acteur, { consentementId, canal: corps?.canal, version }));
  }
}
