import type { PreconisationVue } from '@pdp/domain';
import {
  OPTIONS_PRECONISATION,
  comptesDuGroupe,
  corpsDuLien,
  couleurPreconisation,
  libellePreconisation,
  parGroupe,
} from './preconisations.vue';

const preconisation = (id: string, code: string): PreconisationVue => ({
  id,
  code,
  statut: 'PROPOSEE',
  version: 1,
  lien: null,
  realisationProposee: false,
  passe: [],
  transitions: [],
  creeLe: '2026-11-20T09:00:00.000Z',
  commentaire: null,
  auteur: 'Claire Le Bihan',
});

it('range par groupe, sans groupe vide, et ne perd pas un code inconnu', () => {
  const rangees = parGroupe([
    preconisation('a', 'ACTION_SOCIALE'),
    preconisation('b', 'RQTH'),
    preconisation('c', 'CODE_DE_DEMAIN'),
  ]);
  expect(rangees.map(([groupe, lignes]) => [groupe, lignes.map(({ id }) => id)])).toEqual([
    ['MESURES_PROFESSIONNELLES', ['b', 'c']],
    ['ACTIONS_SOCIALES', ['a']],
  ]);
});

it('dit chaque code en français et propose chacun une seule fois', () => {
  expect(libellePreconisation('RQTH')).toBe('Reconnaissance de travailleur handicapé');
  expect(libellePreconisation('CODE_DE_DEMAIN')).toBe('code de demain');
  expect(couleurPreconisation('REALISEE')).toBe('vert');
  const codes = OPTIONS_PRECONISATION.flatMap((choix) =>
    'items' in choix ? choix.items.map(({ value }) => value) : [],
  );
  expect(codes).toHaveLength(13);
  expect(new Set(codes).size).toBe(13);
});

it('compte un groupe, et rattache ce qui est né d’elle', () => {
  const lignes = [preconisation('a', 'CPF'), { ...preconisation('b', 'RQTH'), statut: 'REALISEE' }];
  expect([comptesDuGroupe(lignes), comptesDuGroupe(lignes.slice(0, 1))]).toEqual(['2 notées, 1 réalisée', '1 notée']);
  expect([corpsDuLien('visite|v'), corpsDuLien('dispositif|d')]).toEqual([{ visiteId: 'v' }, { dispositifId: 'd' }]);
});
