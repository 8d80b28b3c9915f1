import { Controller, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { LIMITES_DOCUMENT, type FichierVue } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier, ProblemeException } from '../../platform/http/probleme.exception.js';
import { recevoirFichier, type DemandeMultipart } from '../../platform/http/televersement.js';
import { DeposerFormulaire } from './deposer/deposer-formulaire.use-case.js';

const { octets } = LIMITES_DOCUMENT;

/** Formulaire d'accord signé sur papier, puis numérisé : déposé avant l'accord, qui le cite (`formulaireId`). */
@Controller('api/v1')
export class FormulaireAccordController {
  constructor(private readonly depot: DeposerFormulaire) {}

  @Post('dossiers/:id/formulaires-accord')
  @ActeDeclare('consentement.recueillir')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['fichier'], properties: { fichier: { type: 'string', format: 'binary' } } },
  })
  async deposer(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) dossierId: string,
    @Req() demande: DemandeMultipart,
  ): Promise<FichierVue> {
    const refus = await this.depot.refusDAvance(acteur, dossierId);
    if (refus) throw new ProblemeException(refus);
    return recevoirFichier(demande, { attendus: [], octets }, async (envoi) =>
      deplier(await this.depot.executer(acteur, dossierId, envoi)),
    );
  }
}
