import type { PassageVue } from '@pdp/domain';
import { chrono, dansLOrdre, pageDe, passageSuivant, placer, regrouperReserves, suiteDuPassage } from './revue.vue';
import type { PassageRendu } from './revue.vue';

const passage = (id: string, etat: string): PassageVue => ({
  id,
  etat,
  ordre: 1,
  version: 1,
  dureeMinutes: 8,
  commenceLe: null,
  termineLe: null,
  visible: true,
  dossierId: 'd',
  nomAffiche: null,
  question: null,
  questionDe: null,
  raisons: [],
  decision: null,
  voixManquantes: [],
  capacites: [],
  format: 'STANDARD',
  urgence: null,
  nombreAvis: 0,
});

it.each([
  ['DECISION_PRISE', 'ORIENTER_ETM', 'orienter vers l’ETM'],
  ['A_REPRESENTER', null, 'à représenter'],
])('la suite d’un passage %s (%p) se lit « %s »', (etat, code, lue) => {
  const decision = code && ({ code } as PassageVue['decision']);
  expect(suiteDuPassage({ ...passage('a', etat), decision: decision || null })).toBe(lue);
});

describe('passage suivant', () => {
  const liste = [
    passage('a', 'DECISION_PRISE'),
    passage('b', 'EN_DISCUSSION'),
    passage('c', 'RETIRE'),
    passage('d', 'RETENU'),
    passage('e', 'INSCRIT'),
  ];
  it('saute les passages retirés', () => expect(passageSuivant(liste, 'b')?.id).toBe('d'));
  it('revient au premier qui attend', () => expect(passageSuivant(liste, 'e')?.id).toBe('d'));
  it('n’existe plus à la fin', () => expect(passageSuivant([passage('a', 'DECISION_PRISE')], 'a')).toBeUndefined());
});

it.each([
  ['EN_COURS', '/revues/$id'],
  ['TERMINEE', '/revues/$id/compte-rendu'],
  ['COMPTE_RENDU_VALIDE', '/revues/$id/compte-rendu'],
  ['PLANIFIEE', '/revues/$id/preparation'],
])('%s mène à %s', (etat, page) => expect(pageDe({ etat })).toBe(page));

it('le chronomètre compte en minutes et ne descend pas sous zéro', () => {
  expect(chrono('2026-11-22T10:00:00Z', Date.parse('2026-11-22T10:05:12Z'))).toBe('05:12');
  expect(chrono('2026-11-22T10:00:00Z', Date.parse('2026-11-22T09:00:00Z'))).toBe('00:00');
  expect(chrono(null, 0)).toBe('00:00');
});

describe('ranger l’ordre du jour', () => {
  const ligne = (id: string) => ({ id, format: /[A-Z]/.test(id) ? ('LOT' as const) : ('STANDARD' as const) });
  const lignes = (ids: string) => [...ids].map(ligne);
  const lues = (passages: readonly { readonly id: string }[]) => passages.map(({ id }) => id).join('');

  // Une majuscule est un dossier du lot « rien à signaler ».
  it.each([
    ['abcd', 'a', 2, 'bcad'],
    ['abcd', 'd', 0, 'dabc'],
    ['abcd', 'a', 3, 'bcda'],
    ['abcd', 'c', -1, 'cabd'],
    ['abcd', 'b', 9, 'acdb'],
    ['abcd', 'b', 1, 'abcd'],
    ['abcd', 'z', 0, 'abcd'],
    ['abXY', 'a', 3, 'baXY'],
    ['abXY', 'Y', 0, 'abYX'],
    ['abXY', 'Y', 2, 'abYX'],
  ])('de %s, %s mis au rang %i donne %s', (de, id, vers, attendu) => {
    expect(lues(placer(lignes(de), id, vers))).toBe(attendu);
  });

  it.each([
    ['abc', 'cab', 'cab'],
    ['abcn', 'cab', 'cabn'],
    ['ac', 'cab', 'ca'],
    ['abc', '', 'abc'],
  ])('%s relu dans l’ordre %s se lit %s', (passages, ordre, attendu) => {
    expect(lues(dansLOrdre(lignes(passages), [...ordre]))).toBe(attendu);
  });
});

it('réunit les dossiers réservés qui se suivent', () => {
  const rendu = (ordre: number, visible: boolean) => ({ ordre, visible }) as PassageRendu;
  const passages = [rendu(1, false), rendu(2, false), rendu(3, true), rendu(4, true), rendu(5, false)];
  expect(regrouperReserves(passages).map((groupe) => groupe.map(({ ordre }) => ordre))).toEqual([
    [1, 2],
    [3],
    [4],
    [5],
  ]);
});
