import type { RegleVue } from '@pdp/domain';
import { nomRegle, periodeRegle, uniteEnClair, valeurEnClair } from './regles.vue';

const regle = (reste: Partial<RegleVue> = {}): RegleVue => ({
  code: 'ESSAI_PERIODE',
  libelle: 'Une période d’essai',
  valeur: 14,
  unite: 'JOURS_OUVRABLES',
  valideDu: '2022-03-31',
  valideAu: null,
  source: 'D.323-6-4 CSS',
  etat: 'EN_VIGUEUR',
  ajoutee: null,
  ...reste,
});

it('valeur, unité et période se lisent en français', () => {
  expect([
    valeurEnClair(regle()),
    valeurEnClair(regle({ valeur: 1, unite: 'FOIS' })),
    valeurEnClair(regle({ valeur: 1 })),
  ]).toEqual(['14 jours ouvrables', '1 fois', '1 jour ouvrable']);
  expect([uniteEnClair('MOIS'), uniteEnClair('FOIS')]).toEqual(['en mois', 'en nombre']);
  expect(periodeRegle(regle())).toMatch(/^à partir du 31 mars 2022$/);
  expect(periodeRegle(regle({ valideAu: '2026-12-31' }))).toMatch(/^du 31 mars 2022 au 31 décembre 2026$/);
});

it('une règle dit de quel dispositif elle est', () => {
  expect(nomRegle(regle())).toBe('Une période d’essai');
  expect(nomRegle(regle({ code: 'PMSMP_RENOUVELLEMENT', libelle: 'Renouvellement' }))).toBe(
    'Immersion\u00a0: renouvellement',
  );
});
