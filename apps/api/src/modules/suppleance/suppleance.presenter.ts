import type { EtatSuppleance, SuppleanceVue } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import type { LigneSuppleance } from './persistence/suppleance.depot.js';

/** Absence couverte, pour l'absent, le suppléant ou l'administrateur. */
export function presenterSuppleance(l: LigneSuppleance, acteur: Acteur, maintenant: Date): SuppleanceVue {
  const etat: EtatSuppleance = l.terminee ? 'TERMINEE' : l.debut > maintenant ? 'A_VENIR' : 'EN_COURS';
  const concerne = acteur.utilisateurId === l.absent_id || acteur.utilisateurId === l.suppleant_id;
  return {
    id: l.id,
    absent: { id: l.absent_id, nom: l.absent },
    suppleant: { id: l.suppleant_id, nom: l.suppleant },
    fonction: l.fonction,
    organisme: l.organisme_id === null ? null : { id: l.organisme_id, nom: l.organisme ?? '' },
    debut: l.debut.toISOString(),
    fin: l.fin.toISOString(),
    motif: l.motif,
    etat,
    dossiers: l.dossiers,
    peutTerminer: etat !== 'TERMINEE' && (concerne || acteur.fonction === 'ADMINISTRATEUR'),
  };
}
