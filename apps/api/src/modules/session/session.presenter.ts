import type { HabilitationVue, SessionVue } from '@pdp/domain';
import { DUREES_SESSION } from '../../platform/auth/sessions.js';
import type { LigneSessionVue } from './persistence/lecture-session.js';

/** Vue de la session ; `expireA` est l'instant où elle prendrait fin sans autre demande. Null si l'habilitation active a disparu. */
export function presenterSession(ligne: LigneSessionVue, demo: boolean): SessionVue | null {
  const active = ligne.habilitations.find((h) => h.id === ligne.habilitation_id);
  if (!active) return null;
  return {
    utilisateur: { id: ligne.utilisateur_id, nom: ligne.nom, prenom: ligne.prenom, courriel: ligne.courriel },
    habilitations: ligne.habilitations.map(enHabilitation),
    habilitationActive: enHabilitation(active),
    expireA: new Date(
      Math.min(ligne.vue_le.getTime() + DUREES_SESSION.inactiviteMs, ligne.expire_le.getTime()),
    ).toISOString(),
    demo,
  };
}

const enHabilitation = ({ id, fonction, unite, organisme, plateforme }: HabilitationVue): HabilitationVue => ({
  id,
  fonction,
  unite,
  organisme,
  plateforme,
});
