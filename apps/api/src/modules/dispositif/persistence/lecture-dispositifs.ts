import { Inject, Injectable } from '@nestjs/common';
import type { LienReponseVue, PartieParLien } from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import type { DispositifsPort } from '../dispositif.port.js';
import { COLONNES_DISPOSITIF, ouvrirLigne, type DispositifStocke, type LigneDispositif } from './contenu-dispositif.js';
import { CONTEXTE_DISPOSITIF, type LigneContexte } from './contexte.sql.js';
import { lienValable } from './lien-valable.sql.js';

/** Lien encore ouvert, tel que l'agent le voit. */
export type LienLu = LienReponseVue & { readonly dispositifId: string; readonly partie: PartieParLien };

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

  /** Liens de réponse encore ouverts de ce dossier, le dernier créé en tête. */
  async liens(dossierId: string, maintenant: Date): Promise<LienLu[]> {
    const lignes = await this.lecture.lire<Omit<LienLu, 'creeLe' | 'expireLe'> & { creeLe: Date; expireLe: Date }>(
      {
        nom: 'dispositifs-liens',
        texte: `SELECT l.id, l.dispositif_id AS "dispositifId", l.partie, trim(u.prenom || ' ' || u.nom) AS "creePar", l.cree_le AS "creeLe", l.expire_le AS "expireLe"
          FROM lien_reponse l JOIN utilisateur u ON u.id = l.cree_par WHERE l.dossier_id = $1::uuid AND ${lienValable('$2::timestamptz')} ORDER BY l.cree_le DESC`,
      },
      [dossierId, maintenant],
    );
    return lignes.map((ligne) => ({
      ...ligne,
      creeLe: ligne.creeLe.toISOString(),
      expireLe: ligne.expireLe.toISOString(),
    }));
  }

  async contexte(dossierId: string): Promise<LigneContexte | undefined> {
    const [ligne] = await this.lecture.lire<LigneContexte>(
      { nom: 'dispositifs-contexte', texte: CONTEXTE_DISPOSITIF },
      [dossierId],
    );
    return ligne;
  }
}
