import { etatDeMandat, type MandatVue } from '@pdp/domain';
import type { LigneMandat } from './persistence/mandats.depot.js';

/** Mandat vu par la personne ou le Service social ; `revocable` : qui lit peut le reprendre. */
export function presenterMandat(m: LigneMandat, revocable: boolean, maintenant: Date): MandatVue {
  const etat = etatDeMandat(m, maintenant);
  return {
    id: m.id,
    nom: [m.civilite ?? '', m.prenom, m.nom].filter((mot) => mot !== '').join(' '),
    portee: m.portee,
    debut: m.debut.toISOString(),
    fin: m.fin?.toISOString() ?? null,
    etat,
    canal: m.canal,
    revoqueLe: m.revoqueLe?.toISOString() ?? null,
    venue: m.venue,
    capacites: revocable && (etat === 'EN_COURS' || etat === 'A_VENIR') ? ['REVOQUER'] : [],
  };
}
