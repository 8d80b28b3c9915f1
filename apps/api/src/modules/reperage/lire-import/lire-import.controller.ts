import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import type { ImportVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { ProblemeException, introuvable } from '../../../platform/http/probleme.exception.js';
import { presenterImport } from '../import.presenter.js';
import { LectureImports } from '../persistence/lecture-imports.js';

/** `GET /imports/{id}` : avancement, puis comptes. Aucune donnée de personne. */
@Controller('api/v1/imports')
export class LireImportController {
  constructor(private readonly imports: LectureImports) {}

  @Get(':id')
  @ActeDeclare('import.lire')
  async un(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<ImportVue> {
    const ligne = await this.imports.un(id, acteur.plateformeId);
    if (!ligne) throw new ProblemeException(introuvable());
    return presenterImport(ligne, acteur);
  }
}
