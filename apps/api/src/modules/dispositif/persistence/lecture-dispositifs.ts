import { Inject, Injectable } from '@nestjs/common';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import type { DispositifsPort } from '../dispositif.port.js';
import { COLONNES_DISPOSITIF, ouvrirLigne, type DispositifStocke, type LigneDispositif } from './contenu-dispositif.js';
import { CONTEXTE_DISPOSITIF, type LigneContexte } from './contexte.sql.js';

/** Lectures des dispositifs ; le droit de lire chacun est vérifié par l'appelant. */
@Injectable()
export class LectureDispositifs implements DispositifsPort {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly coffre: Coffre,
  ) {}

  async duDossier(dossierId: string): Promise<DispositifStocke[]> {
    const lignes = await this.lecture.lire<LigneDispositif>(
      {
        nom: 'dispositifs-dossier',
        texte: `SELECT ${COLONNES_DISPOSITIF} FROM dispositif x WHERE x.dossier_id = $1::uuid ORDER BY x.cree_le DESC, x.id`,
      },
      [dossierId],
    );
    return lignes.map((ligne) => ouvrirLigne(this.coffre, ligne));
  }

  async contexte(dossierId: string): Promise<LigneContexte | undefined> {
    const [ligne] = await this.lecture.lire<LigneContexte>(
      { nom: 'dispositifs-contexte', texte: CONTEXTE_DISPOSITIF },
      [dossierId],
    );
    return ligne;
  }
}
