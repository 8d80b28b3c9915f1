import { Controller, Get, Header, Param, ParseUUIDPipe, type StreamableFile } from '@nestjs/common';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import { CompositeurPdf } from '../../../platform/pdf/compositeur-pdf.js';
import { repondrePdf } from '../../../platform/pdf/reponse-pdf.js';
import { LireCompteRendu } from '../compte-rendu/lire-compte-rendu.use-case.js';
import { documentCompteRendu } from './document-compte-rendu.js';

/** Compte rendu en PDF accessible : la projection de son lecteur, lecture journalisée comme à l'écran. */
@Controller('api/v1/revues')
export class CompteRenduPdfController {
  constructor(
    private readonly comptesRendus: LireCompteRendu,
    private readonly compositeur: CompositeurPdf,
  ) {}

  @Get(':id/compte-rendu.pdf')
  @ActeDeclare('revue.lire')
  @Header('content-type', 'application/pdf')
  async lire(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    const vue = deplier(await this.comptesRendus.executer(acteur, id));
    return repondrePdf(this.compositeur, documentCompteRendu(vue), 'compte-rendu');
  }
}
