import { Injectable } from '@nestjs/common';
import type { ContenuResultatVisite } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { DossierPort } from '../../dossier/dossier.port.js';

/** Reporte les recommandations transmises dans la catégorie « capacités », où chacun les lit selon ses droits. */
@Injectable()
export class CapacitesDeVisite {
  constructor(private readonly dossiers: DossierPort) {}

  /** Les aménagements et restrictions remplacent les précédents ; les capacités restantes saisies avant sont gardées. */
  async reporter(tx: Transaction, acteur: Acteur, dossierId: string, resultat: ContenuResultatVisite): Promise<void> {
    await this.dossiers.marquerCategorie(tx, dossierId, 'capacites', acteur.utilisateurId);
    await tx.sql(
      `UPDATE categorie_dossier SET contenu = contenu || $2::jsonb WHERE dossier_id = $1 AND categorie = 'capacites'`,
      [dossierId, JSON.stringify({ amenagements: resultat.amenagements, restrictions: resultat.restrictions })],
    );
  }
}
