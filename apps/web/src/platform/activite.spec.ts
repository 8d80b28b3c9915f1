import { derniereDemande, estEnFond, instantDuGeste } from './activite';

it('avant tout suivi, rien n’est tenu pour une demande de fond', () => {
  expect([instantDuGeste(), derniereDemande.lire(), estEnFond()]).toEqual([0, 0, false]);
});
