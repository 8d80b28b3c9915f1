import type { LigneReconfirmation, ReconfirmationVue } from '@pdp/domain';
import type { LigneAReconfirmer, LigneReconfirmationSql } from '../persistence/reconfirmation.depot.js';

/** Liste à reconfirmer, pour un administrateur ; en retard dès l'échéance passée. */
export const presenterReconfirmation = (l: LigneReconfirmationSql, maintenant: Date): ReconfirmationVue => ({
  id: l.id,
  organisme: l.organisme_id === null ? null : { id: l.organisme_id, nom: l.organisme ?? '' },
  etat: l.close_le !== null ? 'CLOSE' : l.echeance < maintenant ? 'EN_RETARD' : 'A_FAIRE',
  ouverteLe: l.ouverte_le.toISOString(),
  echeance: l.echeance.toISOString(),
  suspensionLe: l.suspension_le.toISOString(),
  closeLe: l.close_le?.toISOString() ?? null,
  total: l.total,
  confirmees: l.confirmees,
  retirees: l.retirees,
  suspendues: l.suspendues,
  restantes: l.restantes,
});

/** Habilitation d'une liste, pour cet administrateur. */
export const presenterLigne = (l: LigneAReconfirmer, moi: string): LigneReconfirmation => ({
  id: l.id,
  habilitationId: l.habilitation_id,
  utilisateur: { id: l.utilisateur_id, nom: l.nom, derniereConnexion: l.derniere_connexion?.toISOString() ?? null },
  fonction: l.fonction,
  depuis: l.debut.toISOString(),
  fin: l.fin?.toISOString() ?? null,
  reponse: l.reponse,
  motif: l.motif,
  reponduePar: l.repondue_par,
  repondueLe: l.repondue_le?.toISOString() ?? null,
  estMoi: l.utilisateur_id === moi,
});
