import type { RecitDossier } from '@pdp/domain';
import { dureeLisible, modalitesLisibles, phraseRecit } from './recit.vue';

const recit = (reste: Partial<RecitDossier> = {}): RecitDossier => ({
  ouvertLe: '2026-01-05',
  closLe: null,
  mois: 7,
  entretiens: { total: 5, parModalite: { PHYSIQUE: 2, TELEPHONE: 3, VISIO: 0 } },
  partenaires: ['AMIEM', 'Cap emploi'],
  resultats: [],
  ...reste,
});

it('raconte le parcours en une phrase', () => {
  expect(phraseRecit(recit())).toBe('Ouvert depuis 7\u00a0mois, 5 entretiens, 2 partenaires.');
  expect(phraseRecit(recit({ closLe: '2026-02-01', mois: 0, entretiens: null, partenaires: null }))).toBe(
    'Terminé après moins d’un mois.',
  );
});

it('dit les modalités employées', () => {
  expect(modalitesLisibles(recit().entretiens!)).toBe('2 en face à face, 3 par téléphone');
  expect(dureeLisible(1)).toBe('1\u00a0mois');
});
