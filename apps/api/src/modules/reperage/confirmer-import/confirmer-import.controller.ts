import { Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { ImportVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import { VersionSiDonnee } from '../../../platform/http/version-attendue.decorator.js';
import { ConfirmerImport } from './confirmer-import.use-case.js';

/** `POST /imports/{id}/confirmation` ; `If-Match` facultatif, honoré s'il est donné. */
@Controller('api/v1/imports')
export class ConfirmerImportController {
  constructor(private readonly confirmer: ConfirmerImport) {}

  @Post(':id/confirmation')
  @HttpCode(200)
  @ActeDeclare('import.confirmer')
  async confirmation(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionSiDonnee() version: number | null,
  ): Promise<ImportVue> {
    return deplier(await this.confirmer.executer(acteur, id, version));
  }
}
