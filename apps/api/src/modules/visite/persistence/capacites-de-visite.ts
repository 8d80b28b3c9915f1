import { Injectable } from '@nestjs/common';
import type { ContenuResultatVisite } from '@pdp/domain';
import {
  ouvrirCategorie,
  scellerCategorie,
  type ContenuStocke,
} from '../../../platform/chiffrement/categories-scellees.js';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { DossierPort } from '../../dossier/dossier.port.js';

/** Reporte les recommandations transmises dans la catégorie « capacités », où chacun les lit selon ses droits. */
@Injectable()
export class CapacitesDeVisite {
  constructor(
    private readonly dossiers: DossierPort,
    private readonly coffre: Coffre,
  ) {}

  /** Les aménagements et restrictions remplacent les précédents ; les capacités restantes saisies avant sont gardées. */
  async reporter(tx: Transaction, acteur: Acteur, dossierId: string, resultat: ContenuResultatVisite): Promise<void> {
    await this.dossiers.marquerCategorie(tx, dossierId, 'capacites', acteur.utilisateurId);
    const [ligne] = await tx.sql<ContenuStocke>(
      `SELECT contenu, contenu_scelle FROM categorie_dossier WHERE dossier_id = $1 AND categorie = 'capacites' FOR NO KEY UPDATE`,
      [dossierId],
    );
    const avant = ouvrirCategorie<object>(this.coffre, dossierId, 'capacites', ligne!);
    const apres = { ...avant, amenagements: resultat.amenagements, restrictions: resultat.restrictions };
    await tx.sql(`UPDATE categorie_dossier SET contenu_scelle = $2 WHERE dossier_id = $1 AND categorie = 'capacites'`, [
      dossierId,
      scellerCategorie(this.coffre, dossierId, 'capacites', apres).contenu_scelle,
    ]);
  }
}
