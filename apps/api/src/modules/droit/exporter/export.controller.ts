import { Controller, Header, HttpCode, Param, ParseUUIDPipe, Post, StreamableFile } from '@nestjs/common';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import type { FormatExport } from '../persistence/export-acces.depot.js';
import { TelechargerExport } from './telecharger-export.use-case.js';

/** Fichiers d'un accès aux données. Un `POST` : prendre un fichier le détruit, une page préchargée ne doit pas le faire. */
@Controller('api/v1/exports-acces')
export class ExportController {
  constructor(private readonly telecharger: TelechargerExport) {}

  @Post(':id/pdf')
  @HttpCode(200)
  @ActeDeclare('droit.telecharger')
  @Header('content-type', 'application/pdf')
  pdf(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return this.prendre(acteur, id, 'pdf', 'application/pdf');
  }

  @Post(':id/json')
  @HttpCode(200)
  @ActeDeclare('droit.telecharger')
  @Header('content-type', 'application/json; charset=utf-8')
  json(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return this.prendre(acteur, id, 'json', 'application/json; charset=utf-8');
  }

  private async prendre(acteur: Acteur, id: string, format: FormatExport, type: string): Promise<StreamableFile> {
    const fichier = deplier(await this.telecharger.executer(acteur, id, format));
    return new StreamableFile(fichier, { type, disposition: `attachment; filename="mes-donnees.${format}"` });
  }
}
