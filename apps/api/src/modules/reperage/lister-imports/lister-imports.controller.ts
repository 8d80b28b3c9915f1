import { Controller, Get, Query } from '@nestjs/common';
import type { ImportVue, Page } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { enPage, lireCurseur } from '../../../platform/http/curseur.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { PageDto } from '../../../platform/http/page.dto.js';
import { presenterImport } from '../import.presenter.js';
import { LectureImports } from '../persistence/lecture-imports.js';

/** `GET /imports` : ceux de la plateforme, les plus récents d'abord. */
@Controller('api/v1/imports')
export class ListerImportsController {
  constructor(private readonly imports: LectureImports) {}

  @Get()
  @ActeDeclare('import.lire')
  async liste(@Moi() acteur: Acteur, @Query() { limite, curseur }: PageDto): Promise<Page<ImportVue>> {
    const apres = lireCurseur(curseur, 2);
    const lignes = await this.imports.liste(acteur.plateformeId, apres && [String(apres[0]), String(apres[1])], limite);
    return enPage(
      lignes,
      limite,
      (l) => [l.cle, l.id],
      (l) => presenterImport(l, acteur),
    );
  }
}
