import type { FONCTIONS } from '../annuaire/fonctions.js';
import { appliquer, defautsMachine, etatsAtteignables } from '../noyau/machine.js';
import { lireFaitsCloture } from './faits-cloture.js';
import { ETATS_RELAIS, MACHINE_RELAIS } from './relais.js';
import { ETATS_SUIVI, MACHINE_SUIVI, estPasDu, pasDuSuivi, type EtatSuivi } from './suivi.js';

const JOUR = '2026-11-22';

describe('faits de la clôture', () => {
  it('rien de saisi est accepté, et se lit vide', () => {
    expect(lireFaitsCloture({}, JOUR)).toEqual({
      ok: true,
      valeur: {
        inaptitudePrononceeLe: null,
        licenciementInaptitudeLe: null,
        reconversion: null,
        rqthObtenue: null,
        invaliditeCategorie: null,
      },
    });
  });

  it.each([
    [{ licenciementInaptitudeLe: '2026-10-01' }, 'licenciementInaptitudeLe'],
    [{ inaptitudePrononceeLe: '2026-10-02', licenciementInaptitudeLe: '2026-10-01' }, 'licenciementInaptitudeLe'],
    [{ inaptitudePrononceeLe: '2026-11-23' }, 'inaptitudePrononceeLe'],
    [{ invaliditeCategorie: 'CATEGORIE_4' }, 'invaliditeCategorie'],
    [{ pathologie: 'x' }, 'pathologie'],
  ])('refuse %j', (saisie, chemin) => {
    const lus = lireFaitsCloture(saisie, JOUR);
    expect(lus.ok ? [] : lus.erreur.map((erreur) => erreur.chemin)).toEqual([chemin]);
  });
});

describe('machines', () => {
  it('sont bien construites, chaque état atteint', () => {
    expect(defautsMachine(MACHINE_RELAIS)).toEqual([]);
    expect(defautsMachine(MACHINE_SUIVI)).toEqual([]);
    expect([...etatsAtteignables(MACHINE_RELAIS)].sort()).toEqual([...ETATS_RELAIS].sort());
    expect([...etatsAtteignables(MACHINE_SUIVI)].sort()).toEqual([...ETATS_SUIVI].sort());
  });

  it('un refus de relais dit pourquoi ; la coordination et l’assuré ne répondent pas', () => {
    const refuser = (acteur: (typeof FONCTIONS)[number], aMotif: boolean) =>
      appliquer(MACHINE_RELAIS, 'PROPOSE', { transition: 'refuser', acteur, remplies: { aMotif } }).ok;
    expect(refuser('CONSEILLER_CAP_EMPLOI', true)).toBe(true);
    expect(refuser('CONSEILLER_CAP_EMPLOI', false)).toBe(false);
    for (const acteur of ['ASSURE', 'COORDINATEUR', 'REFERENT_CPAM', 'MEDECIN_CONSEIL'] as const)
      expect(refuser(acteur, true)).toBe(false);
  });
});

describe('calendrier du suivi', () => {
  const pas = (etat: EtatSuivi, demandeLe: string | null = '2026-09-10') =>
    pasDuSuivi({ etat, echeance: '2026-09-10', demandeLe });

  it.each<[EtatSuivi, string, string]>([
    ['A_VENIR', 'demander', '2026-09-10'],
    ['DEMANDE', 'relancer', '2026-09-24'],
    ['RELANCE_1', 'relancerEncore', '2026-10-08'],
    ['RELANCE_2', 'constaterSilence', '2026-10-22'],
  ])('%s : %s le %s', (etat, transition, du) => {
    expect(pas(etat)).toEqual({ transition, du });
    expect(estPasDu(pas(etat), du)).toBe(true);
    expect(estPasDu(pas(etat), '2026-09-09')).toBe(false);
  });

  it.each<EtatSuivi>(['REPONDU', 'SANS_REPONSE', 'ANNULE'])('%s n’attend rien', (etat) => {
    expect(pas(etat)).toBeNull();
  });
});
