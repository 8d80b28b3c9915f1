import { nouveauSignalement } from '../signalement/emettre-signalement.js';
import type { EtatSignalement, Signalement } from '../signalement/signalement.js';

/** Signalement d'essai, cohérent avec son état : niveau, tentatives et clôture sont ceux d'un vrai parcours. */
export const unSignalement = (etat: EtatSignalement = 'EMIS', ecart: Partial<Signalement> = {}): Signalement => {
  const estQualifie = !['EMIS', 'RECU', 'CLOS_HORS_CHAMP'].includes(etat);
  const estContacte = estQualifie && etat !== 'QUALIFIE';
  const estClos = etat === 'ACCEPTE' || etat.startsWith('CLOS');
  return {
    ...nouveauSignalement('SERVICE_MEDICAL', new Date('2026-11-10T09:00:00.000Z')),
    etat,
    niveauComplexite: estQualifie ? 3 : null,
    orientation: estQualifie ? 'SERVICE_SOCIAL' : null,
    tentatives: estContacte ? tentatives(etat) : [],
    closLe: estClos ? '2026-11-20T09:00:00.000Z' : null,
    motifCloture: etat === 'CLOS_HORS_CHAMP' ? 'AUTRE_TERRITOIRE' : etat === 'CLOS_DECLINE' ? 'SANS_RAISON' : null,
    ...ecart,
  };
};

const tentatives = (etat: EtatSignalement): Signalement['tentatives'] =>
  (etat === 'CLOS_INJOIGNABLE' ? [false, false, false] : [true]).map((joint, rang) => ({
    le: `2026-11-1${3 + rang}T09:00:00.000Z`,
    canal: 'TELEPHONE',
    joint,
  }));
