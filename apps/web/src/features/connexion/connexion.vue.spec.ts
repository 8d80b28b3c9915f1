import type { FournisseurConnexion } from '@pdp/domain';
import { aQui, pourAssure, ranger, refusDe } from './connexion.vue';

const un = (code: string, sorte: FournisseurConnexion['public'] = 'agents'): FournisseurConnexion => ({
  code,
  libelle: code,
  public: sorte,
  simule: false,
});

it('dit le refus de l’adresse, jamais un texte venu d’elle', () => {
  expect(refusDe(undefined)).toBeNull();
  expect(refusDe('sans-mandat')?.titre).toBe('Aucun mandat en cours');
  for (const raison of ['constructor', '<b>', 'inventee'])
    expect(refusDe(raison)?.titre).toBe('La connexion n’a pas abouti');
});

it('un service seul, ou celui de la démonstration, passe d’abord', () => {
  expect(ranger([])).toEqual({ principal: null, autres: [] });
  expect(ranger([un('oidc', 'tous')]).principal?.code).toBe('oidc');
  expect(ranger([un('demo', 'tous'), un('proconnect')])).toMatchObject({ principal: { code: 'demo' }, autres: [{}] });
  expect(ranger([un('proconnect'), un('franceconnect', 'assures')]).autres.map(aQui)).toEqual([
    'Agents des organismes',
    'Assurés et mandataires',
  ]);
});

it('une personne qui vient lire son livret n’a pas à choisir parmi les services des agents', () => {
  const [demo, france] = [un('demo', 'tous'), un('franceconnect', 'assures')];
  expect(pourAssure([demo, un('proconnect'), france])).toEqual([france]);
  expect(pourAssure([demo])).toEqual([demo]);
});
