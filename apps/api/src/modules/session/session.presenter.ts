import type { HabilitationVue, SessionVue } from '@pdp/domain';
import { DUREES_SESSION } from '../../platform/auth/durees-session.js';
import type { LigneSessionVue } from './persistence/lecture-session.js';

/** Vue de la session ; `expireA` est l'instant où elle prendrait fin sans autre demande. Null si l'habilitation active a disparu. */
export function presenterSession(ligne: LigneSessionVue, demo: boolean, maintenant: Date): SessionVue | null {
  const active = ligne.habilitations.find((h) => h.id === ligne.habilitation_id);
  if (!active) return null;
  const permise = ligne.en_revue ? DUREES_SESSION.inactiviteRevueMs : DUREES_SESSION.inactiviteMs;
  const fin = ligne.expire_le.getTime();
  const inactive = Math.min(ligne.vue_le.getTime() + permise, fin);
  const dans = (instant: number): number => Math.max(0, Math.floor((instant - maintenant.getTime()) / 1000));
  return {
    utilisateur: { id: ligne.utilisateur_id, nom: ligne.nom, prenom: ligne.prenom, courriel: ligne.courriel },
    habilitations: ligne.habilitations.map(enHabilitation),
    habilitationActive: enHabilitation(active),
    expireA: new Date(inactive).toISOString(),
    reste: { inactiviteS: dans(inactive), permiseS: permise / 1000, absolueS: dans(fin) },
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
