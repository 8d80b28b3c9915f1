import { eurosLisibles, montantsAide, suiteAide } from './aide.vue';

const espaces = (texte: string): string => texte.replace(/[\u00a0\u202f]/g, ' ');

it('dit les montants en euros, chaque part nommée', () => {
  expect(espaces(eurosLisibles(125_050))).toBe('1 250,50 €');
  const demande = {
    montantCentimes: 120_000,
    financeurs: [{ nom: 'Agefiph', centimes: 50_000 }],
    resteCentimes: 70_000,
  };
  expect(espaces(montantsAide(demande))).toBe('1 200,00 € · Agefiph : 500,00 € · Commission : 700,00 €');
  expect(espaces(montantsAide({ ...demande, financeurs: [] }))).toBe('1 200,00 €');
});

it('dit les dates et la décision', () => {
  const decision = { le: '2026-11-10', montantCentimes: 0 };
  expect(espaces(suiteAide({ accordLe: '2026-11-01', soumiseLe: '2026-11-02', decision }, '2026-11-22'))).toBe(
    'accord de la personne le 1er nov. · soumise le 2 nov. · décision du 10 nov. : 0,00 €',
  );
});
