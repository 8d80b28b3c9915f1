import { jourArret, nomAffiche, type DateCivile, type ReperageVue } from '@pdp/domain';
import { peutActe } from '@pdp/permissions';
import type { Acteur } from '../../platform/config/acteur.js';
import type { LigneReperage } from './persistence/reperage.repository.js';

/** Ligne de la liste d'appel, avec ce que ce lecteur peut en faire. */
export const presenterReperage = (l: LigneReperage, acteur: Acteur, aujourdhui: DateCivile): ReperageVue => ({
  id: l.id,
  version: l.version,
  seuil: l.seuil,
  unite: l.unite,
  dateSeuil: l.date_seuil,
  etat: l.etat,
  assure: {
    nomAffiche: nomAffiche({ sexe: l.sexe, prenom: l.prenom, nomNaissance: l.nom_naissance, nomUsage: l.nom_usage }),
    dateNaissance: l.date_naissance,
    telephone: l.telephone,
    codePostal: l.code_postal,
    commune: l.commune,
  },
  arret: {
    dateDebut: l.date_debut,
    dateFinPrescrite: l.date_fin_prescrite,
    risque: l.risque,
    jours: jourArret(l.date_debut, aujourdhui),
  },
  dejaSuivi: l.deja_suivi,
  signalementId: l.signalement_id,
  capacites: l.etat === 'A_TRAITER' && peutActe(acteur.fonction, 'reperage.traiter') ? ['signaler', 'ecarter'] : [],
});
