import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Acteur } from '../../../platform/config/acteur.js';
import { DATA_SOURCE_FOND } from '../../../platform/config/jetons.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { ImportRequeteEntity } from './import-requete.entity.js';
import { ESSAYER_VERROU } from './verrou-import.js';

export type ImportVerrouille = {
  readonly id: string;
  readonly etat: string;
  readonly version: number;
  readonly lignesTotal: number | null;
};

export type FichierDepose = {
  readonly importId: string;
  readonly nom: string;
  readonly octetsTotal: number;
  readonly plateformeId: string;
};

const INTERROMPU = 'La lecture a été interrompue par un arrêt du service : déposez la liste à nouveau.';
const PERDU = 'Les lignes lues ont été perdues par un arrêt de la base : déposez la liste à nouveau.';
const OUBLIE = 'Cette liste n’a pas été confirmée à temps : déposez-la à nouveau.';

// Une lecture qui n'a pas abouti est un échec : la même clé doit pouvoir servir au nouvel envoi.
const RENDRE_LA_CLE = `DELETE FROM idempotence WHERE route = '/api/v1/imports' AND import_id = $1::uuid`;

/** Écritures sur les imports. */
@Injectable()
export class ImportsRepository {
  constructor(@Inject(DATA_SOURCE_FOND) private readonly source: DataSource) {}

  /** Enregistre un import dont la lecture commence. */
  async ouvrir(tx: Transaction, acteur: Acteur, fichier: FichierDepose): Promise<void> {
    await tx.manager.insert(ImportRequeteEntity, {
      id: fichier.importId,
      plateformeId: fichier.plateformeId,
      nomFichier: fichier.nom,
      etat: 'LECTURE',
      octetsTotal: fichier.octetsTotal,
      creePar: acteur.utilisateurId,
      creeLe: tx.maintenant,
    });
  }

  /** Note pourquoi la lecture a échoué ; rien d'autre n'en reste, pas même la clé d'idempotence (décision 0005). */
  async echouer(id: string, raison: string): Promise<void> {
    await this.source.query(
      `WITH echoue AS (UPDATE import_requete SET etat = 'ECHOUE', erreur = $2, version = version + 1 WHERE id = $1 AND etat = 'LECTURE')
       ${RENDRE_LA_CLE}`,
      [id, raison],
    );
  }

  /** Verrouille un import de cette plateforme pour le confirmer ; `null` s'il n'est pas à elle. */
  async verrouiller(tx: Transaction, id: string, plateformeId: string | null): Promise<ImportVerrouille | null> {
    const [ligne] = await tx.sql<ImportVerrouille>(
      `SELECT id, etat, version, lignes_total AS "lignesTotal" FROM import_requete WHERE id = $1 AND plateforme_id = $2 FOR UPDATE`,
      [id, plateformeId],
    );
    return ligne ?? null;
  }

  /** Les lignes d'une table non journalisée disparaissent avec un arrêt brutal de PostgreSQL : l'import est alors interrompu. */
  async interrompre(id: string): Promise<void> {
    await this.source.query(
      `UPDATE import_requete SET etat = 'INTERROMPU', erreur = $2, version = version + 1 WHERE id = $1 AND etat = 'A_CONFIRMER'`,
      [id, PERDU],
    );
  }

  /**
   * Imports laissés en plan : lecture dont le processus est mort, lignes perdues, liste jamais confirmée.
   * Ne touche jamais un import qu'un autre processus est en train de lire. Rend le nombre d'imports interrompus.
   */
  async reprendre(joursAvantOubli = 7): Promise<number> {
    const enCours = await this.source.query<{ id: string }[]>(
      `SELECT id FROM import_requete WHERE etat IN ('RECU','LECTURE','CONFIRMATION')`,
    );
    let nombre = 0;
    for (const { id } of enCours) if (await this.interrompreSiMort(id)) nombre += 1;
    const perdus = await this.source.query<[unknown[], number]>(
      `UPDATE import_requete i SET etat = 'INTERROMPU', version = version + 1, erreur = CASE WHEN i.cree_le < now() - make_interval(days => $1) THEN $2 ELSE $3 END
       WHERE i.etat = 'A_CONFIRMER' AND (i.cree_le < now() - make_interval(days => $1)
         OR NOT EXISTS (SELECT 1 FROM import_ligne l WHERE l.import_id = i.id))`,
      [joursAvantOubli, OUBLIE, PERDU],
    );
    await this.source.query(
      `DELETE FROM import_ligne l WHERE EXISTS (SELECT 1 FROM import_requete i WHERE i.id = l.import_id AND i.etat IN ('INTERROMPU','ECHOUE'))`,
    );
    await this.source.query(
      `DELETE FROM import_ligne l USING import_requete i WHERE i.id = l.import_id AND i.etat = 'CONFIRME' AND i.confirme_le < now() - interval '30 days'`,
    );
    return nombre + perdus[1];
  }

  private interrompreSiMort(id: string): Promise<boolean> {
    return this.source.transaction(async (manager) => {
      const [verrou] = await manager.query<{ libre: boolean }[]>(ESSAYER_VERROU, [id]);
      if (!verrou?.libre) return false;
      await manager.query(`DELETE FROM import_ligne WHERE import_id = $1`, [id]);
      await manager.query(
        `UPDATE import_requete SET etat = 'INTERROMPU', erreur = $2, version = version + 1 WHERE id = $1 AND etat IN ('RECU','LECTURE','CONFIRMATION')`,
        [id, INTERROMPU],
      );
      await manager.query(RENDRE_LA_CLE, [id]);
      return true;
    });
  }
}
