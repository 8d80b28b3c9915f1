import { Injectable } from '@nestjs/common';
import { dateParis, succes } from '@pdp/domain';
import { SYSTEME } from '../../../platform/config/acteur.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { FileEnvois } from '../envoyer-message/file-envois.js';
import { ecrireRecapitulatifs } from '../persistence/preparation.repository.js';

/** Écrit et met en file le courriel quotidien : un par personne et par jour, s'il y a du nouveau. */
@Injectable()
export class Recapituler {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly file: FileEnvois,
  ) {}

  async executer(): Promise<void> {
    await this.unite.executer<null, never>(SYSTEME, async (tx) => {
      const ids = await ecrireRecapitulatifs(tx, dateParis(tx.maintenant));
      tx.apresValidation(() => void this.file.confier(ids, tx.maintenant));
      return succes(null);
    });
  }
}
