import type { ReperageVue } from '@pdp/domain';
import * as vue from './appels.vue';

const ligne: ReperageVue = {
  id: 'r',
  version: 1,
  seuil: 'J90',
  unite: 'SERVICE_SOCIAL',
  dateSeuil: '2026-11-20',
  etat: 'A_TRAITER',
  assure: {
    nomAffiche: 'Mme A. Essai',
    dateNaissance: '1972-12-01',
    telephone: null,
    codePostal: '56100',
    commune: null,
  },
  arret: { dateDebut: '2026-08-20', dateFinPrescrite: null, risque: 'MALADIE', jours: 97 },
  dejaSuivi: false,
  signalementId: null,
  capacites: ['signaler', 'ecarter'],
};

it('présente la personne et son arrêt', () => {
  expect(vue.personneEnClair(ligne, '2026-11-24')).toBe('53 ans · 56100');
  expect(vue.personneEnClair({ ...ligne, assure: { ...ligne.assure, commune: 'QUESTEMBERT' } }, '2026-11-24')).toBe(
    '53 ans · Questembert',
  );
  expect(vue.arretEnClair(ligne)).toBe('J 97 · maladie');
  expect(vue.finEnClair(ligne, '2026-11-24')).toBe('fin non prescrite');
});

it('demande une raison pour écarter', () => {
  expect(vue.motifEcarter('', '')).toBeUndefined();
  expect(vue.motifEcarter(vue.AUTRE_RAISON, '  ')).toBeUndefined();
  expect(vue.motifEcarter(vue.AUTRE_RAISON, ' déménagement ')).toBe('déménagement');
  expect(vue.motifEcarter('Injoignable', 'ignoré')).toBe('Injoignable');
});
