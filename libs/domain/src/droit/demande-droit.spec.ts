import { describe, expect, it } from '@jest/globals';
import { FONCTIONS } from '../annuaire/fonctions.js';
import { appliquer, defautsMachine, etatsAtteignables, type Acteur } from '../noyau/machine.js';
import { echeanceDemande, estProlongeable, situationDelai } from './delai-droit.js';
import {
  ETATS_DEMANDE_DROIT,
  MACHINE_DEMANDE_DROIT,
  TRANSITIONS_DEMANDE_DROIT,
  estDemandeOuverte,
  type TransitionDemandeDroit,
} from './demande-droit.js';

const TOUT = { aReponse: true, aQuestion: true, aPrecision: true, aMotif: true, estProlongeable: true };
const PERSONNE: readonly Acteur[] = [
  'ASSURE',
  'MANDATAIRE',
  'ASSISTANT_SERVICE_SOCIAL',
  'CSAM_SERVICE_SOCIAL',
  'CSAM_SERVICE_MEDICAL',
];

describe('machine d’une demande de droit', () => {
  it('est bien construite, chaque état est atteint', () => {
    expect(defautsMachine(MACHINE_DEMANDE_DROIT)).toEqual([]);
    expect([...etatsAtteignables(MACHINE_DEMANDE_DROIT)].toSorted()).toEqual([...ETATS_DEMANDE_DROIT].toSorted());
    expect(Object.keys(MACHINE_DEMANDE_DROIT.transitions)).toEqual([...TRANSITIONS_DEMANDE_DROIT]);
  });

  it.each<[TransitionDemandeDroit, 'DPO' | 'PERSONNE']>([
    ['prendreEnCharge', 'DPO'],
    ['demanderPrecision', 'DPO'],
    ['preciser', 'PERSONNE'],
    ['prolonger', 'DPO'],
    ['accorder', 'DPO'],
    ['accorderEnPartie', 'DPO'],
    ['refuser', 'DPO'],
    ['abandonner', 'PERSONNE'],
  ])('%s : %s, et nul autre', (transition, qui) => {
    const permis = qui === 'DPO' ? ['DPO'] : PERSONNE;
    for (const acteur of [...FONCTIONS, 'SYSTEME'] as const)
      for (const etat of ETATS_DEMANDE_DROIT) {
        const possible = MACHINE_DEMANDE_DROIT.transitions[transition].de.includes(etat);
        const resultat = appliquer(MACHINE_DEMANDE_DROIT, etat, { transition, acteur, remplies: TOUT });
        expect({ acteur, etat, ok: resultat.ok }).toEqual({ acteur, etat, ok: possible && permis.includes(acteur) });
      }
  });

  it('ne répond jamais sans rien écrire, ni ne refuse sans motif', () => {
    for (const transition of ['accorder', 'accorderEnPartie', 'refuser'] as const) {
      expect(appliquer(MACHINE_DEMANDE_DROIT, 'EN_COURS', { transition, acteur: 'DPO' }).ok).toBe(false);
    }
    const sansMotif = appliquer(MACHINE_DEMANDE_DROIT, 'EN_COURS', {
      transition: 'refuser',
      acteur: 'DPO',
      remplies: { aReponse: true },
    });
    expect(sansMotif).toMatchObject({ ok: false, erreur: { champs: [{ code: 'aMotif' }] } });
  });

  it('une demande close ne bouge plus', () => {
    for (const etat of MACHINE_DEMANDE_DROIT.finals)
      for (const transition of TRANSITIONS_DEMANDE_DROIT)
        for (const acteur of ['DPO', 'ASSURE'] as const)
          expect(appliquer(MACHINE_DEMANDE_DROIT, etat, { transition, acteur, remplies: TOUT }).ok).toBe(false);
    expect(ETATS_DEMANDE_DROIT.filter(estDemandeOuverte)).toEqual(['DEPOSEE', 'EN_COURS', 'PRECISION_DEMANDEE']);
  });
});

describe('délai de réponse', () => {
  it.each([
    ['2026-11-22', false, '2026-12-22'],
    ['2026-11-22', true, '2027-02-22'],
    ['2026-01-31', false, '2026-02-28'],
    ['2026-01-31', true, '2026-04-30'],
    ['2028-01-31', false, '2028-02-29'],
    ['2026-12-31', true, '2027-03-31'],
  ])('déposée le %s, prolongée %s : %s', (depot, prolongee, echeance) => {
    expect(echeanceDemande(depot, prolongee)).toBe(echeance);
  });

  it('se prolonge une fois, jusqu’au dernier jour du premier mois compris', () => {
    expect(estProlongeable('2026-11-22', false, '2026-12-22')).toBe(true);
    expect(estProlongeable('2026-11-22', false, '2026-12-23')).toBe(false);
    expect(estProlongeable('2026-11-22', true, '2026-11-23')).toBe(false);
  });

  it.each([
    ['2026-12-10', 'DANS_LES_TEMPS'],
    ['2026-12-14', 'DANS_LES_TEMPS'],
    ['2026-12-15', 'PRESSANTE'],
    ['2026-12-22', 'PRESSANTE'],
    ['2026-12-23', 'EN_RETARD'],
  ])('le %s, échéance au 22 : %s', (jour, situation) => {
    expect(situationDelai('2026-12-22', jour)).toBe(situation);
  });
});
