import { Controller, Get, Header, Inject, Query, type StreamableFile } from '@nestjs/common';
import type { Acteur } from '../../../platform/config/acteur.js';
import { HORLOGE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import { CompositeurPdf } from '../../../platform/pdf/compositeur-pdf.js';
import { repondrePdf } from '../../../platform/pdf/reponse-pdf.js';
import { LireMonLivret } from '../lire-mon-livret/lire-mon-livret.use-case.js';
import { MonLivretDto } from '../mon-livret.dto.js';
import { AutourDuLivret } from './autour-du-livret.js';
import { documentLivret } from './document-livret.js';

/** Le livret en PDF accessible : la même projection que l'écran, en A4 et gros caractères. */
@Controller('api/v1')
export class LivretPdfController {
  constructor(
    private readonly livret: LireMonLivret,
    private readonly autour: AutourDuLivret,
    private readonly compositeur: CompositeurPdf,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  @Get('mon-livret.pdf')
  @ActeDeclare('livret.lire')
  @Header('content-type', 'application/pdf')
  async lire(@Moi() acteur: Acteur, @Query() { dossierId }: MonLivretDto): Promise<StreamableFile> {
    const vue = deplier(await this.livret.executer(acteur, dossierId));
    // Le papier dit ce que l'écran dit, qui les lit à part.
    const autour = await this.autour.rassembler(acteur, vue.dossierId);
    return repondrePdf(this.compositeur, documentLivret(vue, autour, this.horloge()), 'mon-livret');
  }
}
