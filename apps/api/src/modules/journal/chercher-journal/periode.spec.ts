import { describe, expect, it } from '@jest/globals';
import { periodeDe } from './periode.js';

const MAINTENANT = new Date('2026-11-22T10:00:00Z');
const jours = (demande: Parameters<typeof periodeDe>[0]): unknown => {
  const r = periodeDe(demande, MAINTENANT);
  return r.ok ? [r.valeur.debut.toISOString(), r.valeur.fin.toISOString()] : r.erreur.detail;
};

describe('période d’une recherche dans le journal', () => {
  it('couvre des jours de Paris entiers, heure d’été et d’hiver', () => {
    expect(jours({ du: '2026-10-25', au: '2026-10-25' })).toEqual([
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ]);
  });

  it('sans rien, les 31 derniers jours ; avec un dossier, tout', () => {
    expect(jours({})).toEqual(['2026-10-23T10:00:00.000Z', '2026-11-23T10:00:00.000Z']);
    expect(jours({ dossier: 'x' })).toEqual(['2020-01-01T00:00:00.000Z', '2026-11-23T10:00:00.000Z']);
  });

  it('refuse une période renversée, ou trop large sans dossier ni agent', () => {
    expect(jours({ du: '2026-11-02', au: '2026-11-01' })).toContain('précède');
    expect(jours({ du: '2026-01-01' })).toContain('trois mois');
    expect(jours({ du: '2026-01-01', agent: 'x' })).toHaveLength(2);
  });
});
