import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { succes } from '@pdp/domain';
import { SYSTEME } from '../../../platform/config/acteur.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { FILE, type FilePort } from '../../../platform/queue/file.port.js';
import { ExportAccesDepot } from '../persistence/export-acces.depot.js';

const CHAQUE_MS = 10 * 60_000;

/** Efface les fichiers d'accès que personne n'a pris à temps. Échus, ils ne se prennent déjà plus : ici ils disparaissent. */
@Injectable()
export class ViderExports implements OnModuleInit {
  constructor(
    @Inject(FILE) private readonly file: FilePort,
    private readonly unite: UniteDeTravail,
    private readonly exports: ExportAccesDepot,
  ) {}

  onModuleInit(): void {
    this.file.planifier('droits.vider-exports', { chaqueMs: CHAQUE_MS }, () => this.executer());
  }

  async executer(): Promise<void> {
    await this.unite.executer<null, never>(SYSTEME, async (tx) => {
      await this.exports.viderEchus(tx);
      return succes(null);
    });
  }
}
