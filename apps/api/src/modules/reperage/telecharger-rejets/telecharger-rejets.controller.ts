import { Readable } from 'node:stream';
import { Controller, Get, Header, Param, ParseUUIDPipe, StreamableFile } from '@nestjs/common';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { ProblemeException, introuvable } from '../../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { LectureImports } from '../persistence/lecture-imports.js';
import { MARQUE_UTF8, enteteRejets, ligneRejetee } from './rejets-csv.js';

const PAQUET = 1_000;

/** `GET /imports/{id}/rejets.csv` : les lignes rejetées, à corriger et redéposer. Écrit au fil de la lecture. */
@Controller('api/v1/imports')
export class TelechargerRejetsController {
  constructor(
    private readonly imports: LectureImports,
    private readonly journal: JournalGroupe,
  ) {}

  @Get(':id/rejets.csv')
  @ActeDeclare('import.lire')
  @Header('content-type', 'text/csv; charset=utf-8')
  async rejets(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    if (!(await this.imports.un(id, acteur.plateformeId))) throw new ProblemeException(introuvable());
    await this.journal.consigner(acteur, {
      action: 'import.exporterRejets',
      ressource: 'import',
      ressourceId: id,
      categories: ['identite', 'nir', 'arret'],
    });
    return new StreamableFile(Readable.from(this.lignes(id)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="rejets-${id}.csv"`,
    });
  }

  private async *lignes(id: string): AsyncGenerator<string> {
    yield MARQUE_UTF8 + enteteRejets(await this.imports.entete(id));
    for (let apres = 0; ;) {
      const lignes = await this.imports.rejets(id, apres, PAQUET);
      if (lignes.length === 0) return;
      yield lignes.map(ligneRejetee).join('');
      apres = lignes.at(-1)?.numero ?? apres;
    }
  }
}
