import { Injectable } from '@nestjs/common';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import { ouvrirCoordonnees } from '../../../platform/chiffrement/coordonnees.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import type { ArretRecu, IdentiteRecue } from '../../assure/assure.port.js';

export type PersonneEtArret = {
  readonly identite: Omit<IdentiteRecue, 'nir' | 'courriel' | 'regime'>;
  readonly arret: ArretRecu;
  readonly regime: string;
};

/** Personne et arrêt déjà enregistrés, sous la forme d'un signalement reçu. */
@Injectable()
export class PersonneConnueRepository {
  constructor(private readonly coffre: Coffre) {}

  async lire(
    tx: Transaction,
    cible: { readonly assureId: string; readonly arretId: string },
  ): Promise<PersonneEtArret> {
    const [ligne] = await tx.sql<PersonneEtArret & { coordonnees: string | null }>(
      `SELECT json_build_object('nomNaissance', a.nom_naissance, 'nomUsage', a.nom_usage, 'prenom', a.prenom, 'dateNaissance', a.date_naissance,
           'sexe', a.sexe) AS identite, a.coordonnees_scellees AS coordonnees,
         json_build_object('dateDebut', r.date_debut, 'risque', r.risque, 'dateFinPrescrite', r.date_fin_prescrite) AS arret, a.regime
       FROM assure a JOIN arret_travail r ON r.assure_id = a.id WHERE a.id = $1 AND r.id = $2`,
      [cible.assureId, cible.arretId],
    );
    if (!ligne) throw new Error('personne ou arrêt absent');
    const { coordonnees, identite, ...reste } = ligne;
    const { telephone, codePostal } = ouvrirCoordonnees(this.coffre, cible.assureId, coordonnees);
    return { ...reste, identite: { ...identite, telephone, codePostal } };
  }
}
