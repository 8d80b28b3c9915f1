import type { TacheVue } from '@pdp/domain';
import type { LigneTache } from './persistence/lecture-taches.js';

/** Ligne de tâche pour l'écran ; le nom est abrégé (« Mme Sophie G. ») et absent sans droit sur l'identité. */
export function presenterTache(ligne: LigneTache): TacheVue {
  return {
    id: ligne.id,
    version: ligne.version,
    libelle: ligne.libelle,
    etat: ligne.etat,
    echeance: ligne.echeance,
    enRetard: ligne.en_retard,
    origine: ligne.origine,
    pourquoi: ligne.pourquoi ?? '',
    dossierId: ligne.dossier_id,
    numeroDossier: ligne.numero,
    nomAffiche: ligne.nom === null ? null : `${ligne.civilite} ${ligne.prenom} ${ligne.nom.charAt(0)}.`,
    jourArret: ligne.jour_arret,
    risque: ligne.risque,
    responsable: ligne.responsable,
    lien: lienDe(ligne),
  };
}

function lienDe(ligne: LigneTache): string | null {
  if (ligne.dossier_id !== null) return `/dossiers/${ligne.dossier_id}`;
  if (ligne.signalement_id !== null) return `/signalements?ouvert=${ligne.signalement_id}`;
  return ligne.visite_id === null ? null : `/travail?visite=${ligne.visite_id}`;
}
