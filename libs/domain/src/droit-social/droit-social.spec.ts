import { defautsMachine, etatsAtteignables } from '../noyau/machine.js';
import {
  CODES_DROIT_SOCIAL,
  DROITS_SOCIAUX,
  ETATS_DROIT_SOCIAL,
  MACHINE_DROIT_SOCIAL,
  aRenouvelerLe,
  droitDeDispositif,
  expireBientot,
} from './droit-social.js';

it('la machine est bien construite, chaque état atteint', () => {
  expect(defautsMachine(MACHINE_DROIT_SOCIAL)).toEqual([]);
  expect([...etatsAtteignables(MACHINE_DROIT_SOCIAL)].sort()).toEqual([...ETATS_DROIT_SOCIAL].sort());
});

it('AAH et rente relèvent du statut de santé, le reste des finances', () => {
  const sante = CODES_DROIT_SOCIAL.filter((code) => DROITS_SOCIAUX[code].categorie === 'statutSante');
  expect(sante).toEqual(['AAH', 'RENTE_ATMP']);
});

it('un droit expire bientôt dès son préavis, s’il est obtenu et s’il finit', () => {
  expect(aRenouvelerLe('CSS', '2026-12-31')).toBe('2026-09-02');
  const css = { type: 'CSS', etat: 'OBTENU', au: '2026-12-31' } as const;
  expect(expireBientot(css, '2026-09-01')).toBe(false);
  expect(expireBientot(css, '2026-09-02')).toBe(true);
  expect(expireBientot({ ...css, etat: 'RENOUVELLEMENT' }, '2026-12-01')).toBe(false);
  expect(expireBientot({ ...css, au: null }, '2026-12-01')).toBe(false);
});

it('RQTH et invalidité se lisent de leur dispositif', () => {
  const rqth = { type: 'RQTH', etat: 'ACCORDEE', donnees: { debut: '2024-01-01', fin: '2027-01-01' } } as const;
  expect(droitDeDispositif(rqth, '2026-06-01')).toEqual({
    etat: 'OBTENU',
    du: '2024-01-01',
    au: '2027-01-01',
    expireBientot: false,
  });
  expect(droitDeDispositif(rqth, '2026-08-01')?.expireBientot).toBe(true);
  expect(droitDeDispositif({ ...rqth, etat: 'ENVISAGEE' }, '2026-08-01')).toBeNull();
  const invalidite = { type: 'INVALIDITE', etat: 'REVISEE', donnees: { dateEffet: '2026-02-01' } } as const;
  expect(droitDeDispositif(invalidite, '2026-08-01')).toMatchObject({ etat: 'OBTENU', du: '2026-02-01', au: null });
  expect(droitDeDispositif({ type: 'PMSMP', etat: 'TERMINEE', donnees: {} }, '2026-08-01')).toBeNull();
});
