import { MOTS_MEDICAUX, type MotMedical } from './catalogue-mots-medicaux.js';
import { conseilsMedicaux, motsMedicaux } from './mots-medicaux.js';

const JOUR = '2026-11-22';
const mots = (texte: string): readonly string[] => motsMedicaux(texte, JOUR).map(({ mot }) => mot);

describe('alerte', () => {
  it.each<[string, readonly string[]]>([
    ['Suite à sa dépression, craint la reprise', ['dépression']],
    ['Opération du CANAL CARPIEN et tendinites', ['canal carpien', 'tendinites']],
    ['Un burn-out, puis un burn-out', ['burn-out']],
    ['Burn‑out, burn out, burnouts', ['burn‑out', 'burn out', 'burnouts']],
    ['Deux hernies discales', ['hernies discales']],
    ['Une hernie', ['hernie']],
    ['Épileptique, de\u0301pressive', ['épileptique', 'dépressive']],
    ['😀 Une dépression 😀', ['dépression']],
    ['Sclérose en plaques diagnostiquée', ['sclérose en plaques']],
    ['hospitalisée, sous chimio ; AVC en mars', ['hospitalisée', 'chimio', 'avc']],
    ['Anti-inflammatoires et IRM', ['anti-inflammatoires', 'irm']],
    ['(cancer)', ['cancer']],
  ])('%s → %j', (texte, attendu) => expect(mots(texte)).toEqual(attendu));
});

describe('pas d’alerte', () => {
  it.each([
    '',
    'Ne peut pas porter de charges, travaille debout',
    'Avocate à Cancerville, sidateur',
    'Voir le médecin du travail et le médecin conseil',
    'En arrêt maladie depuis mars, arrêts maladie répétés',
    'Reconnue en maladie professionnelle ; maladies professionnelles',
    'L’Assurance Maladie et la caisse primaire d’assurance maladie',
    'Fracture numérique : pas d’ordinateur',
    'Traitement du dossier, opération de formation, intervention de l’ASS',
    'Scanner les documents et les envoyer',
    'Prothésiste dentaire, aide-soignante, infirmière',
    'Accident du travail, inaptitude, invalidité catégorie 2, RQTH',
    'Temps partiel thérapeutique, visite de pré-reprise',
    'Diagnostic social fait le 3 mars',
  ])('%s', (texte) => expect(mots(texte)).toEqual([]));
});

it('suit les dates du catalogue : un mot ajouté, un mot retiré', () => {
  const catalogue: readonly MotMedical[] = [
    { mot: 'ancien', famille: 'MALADIE', valideDu: '2026-01-01', valideAu: '2026-06-30' },
    { mot: 'nouveau', famille: 'SOIN', valideDu: '2026-07-01', valideAu: null },
  ];
  const trouves = (jour: string) => motsMedicaux('ancien et nouveau', jour, catalogue).map(({ mot }) => mot);
  expect([trouves('2025-12-31'), trouves('2026-06-30'), trouves('2026-07-01')]).toEqual([[], ['ancien'], ['nouveau']]);
});

it('dit pourquoi et quoi écrire, une fois par famille', () => {
  const conseils = conseilsMedicaux(motsMedicaux('cancer, diabète, puis IRM', JOUR));
  expect(conseils.map(({ mots: vus, pourquoi }) => [vus, pourquoi])).toEqual([
    [['cancer', 'diabète'], 'nomme une maladie'],
    [['irm'], 'dit un soin ou un examen'],
  ]);
  expect(conseils.every(({ plutot }) => plutot.startsWith('dites'))).toBe(true);
});

it('le catalogue est sans doublon, en minuscules nues, et chaque mot s’y retrouve', () => {
  expect(new Set(MOTS_MEDICAUX.map(({ mot }) => mot)).size).toBe(MOTS_MEDICAUX.length);
  for (const { mot } of MOTS_MEDICAUX) {
    expect(mot).toMatch(/^[a-z]+( [a-z]+)*$/);
    expect(mots(`Elle a dit : ${mot}.`)).toEqual([mot]);
  }
});

it('reste rapide et sans détour sur un texte sans fin', () => {
  expect(mots(`${'burn '.repeat(20_000)}`)).toEqual([]);
});
