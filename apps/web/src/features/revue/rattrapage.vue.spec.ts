import { expect, it } from '@jest/globals';
import type { EvenementRevue, PassageVue } from '@pdp/domain';
import { phrasesDeRattrapage } from './rattrapage.vue';

const evenement = (type: string, passageId: string | null = null): EvenementRevue => ({
  sequence: 1,
  type,
  le: '2026-11-12T13:00:00Z',
  passageId,
  auteur: null,
  donnees: null,
});
const passages = [{ id: 'p1', nomAffiche: 'Mme Rose D.' } as PassageVue, { id: 'p2', nomAffiche: null } as PassageVue];

it('dit ce qui s’est passé dans l’ordre, et où est le groupe', () => {
  const manques = [
    evenement('decision-prise', 'p1'),
    evenement('passage-commence', 'p2'),
    evenement('plume-prise', 'p2'),
    evenement('conduite-passee'),
    evenement('passage-a-representer', 'p2'),
    evenement('passage-commence', 'p1'),
  ];
  expect(phrasesDeRattrapage(manques, passages)).toEqual([
    'décision prise pour Mme Rose D.',
    'la conduite a changé de main',
    'un dossier : à représenter',
    'le groupe est sur Mme Rose D.',
  ]);
});

it('ne dit rien quand rien de notable n’a eu lieu', () => {
  expect(phrasesDeRattrapage([evenement('participant-arrive')], passages)).toEqual([]);
});
