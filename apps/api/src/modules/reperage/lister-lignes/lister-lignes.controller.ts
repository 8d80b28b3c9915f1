import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { SORTS_LIGNE, type LigneApercu, type Page, type SortLigne } from '@pdp/domain';
import { IsIn, IsOptional } from 'class-validator';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { enPage, lireCurseur } from '../../../platform/http/curseur.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { PageDto } from '../../../platform/http/page.dto.js';
import { ProblemeException, introuvable } from '../../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { presenterLigne } from '../import.presenter.js';
import { LectureImports } from '../persistence/lecture-imports.js';

export class ListerLignesDto extends PageDto {
  @IsOptional()
  @IsIn(SORTS_LIGNE, { message: 'Choisissez un sort de la liste.' })
  sort?: SortLigne;
}

/** `GET /imports/{id}/lignes` : aperçu, dans l'ordre du fichier ; c'est une lecture d'identités, elle est au journal. */
@Controller('api/v1/imports')
export class ListerLignesController {
  constructor(
    private readonly imports: LectureImports,
    private readonly journal: JournalGroupe,
  ) {}

  @Get(':id/lignes')
  @ActeDeclare('import.lire')
  async lignes(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { sort, limite, curseur }: ListerLignesDto,
  ): Promise<Page<LigneApercu>> {
    const apres = Number(lireCurseur(curseur, 1)?.[0] ?? 0);
    if (!(await this.imports.un(id, acteur.plateformeId))) throw new ProblemeException(introuvable());
    const [lignes] = await Promise.all([
      this.imports.apercu(id, sort ?? null, Number.isInteger(apres) && apres < 2 ** 31 ? apres : 0, limite),
      this.journal.consigner(acteur, {
        action: 'import.lireLignes',
        ressource: 'import',
        ressourceId: id,
        categories: ['identite', 'arret'],
      }),
    ]);
    return enPage(lignes, limite, (l) => [l.numero], presenterLigne);
  }
}
