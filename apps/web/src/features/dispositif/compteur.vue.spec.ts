import type { Compteur } from '@pdp/domain';
import { lignesCompteur, quantite } from './compteur.vue';

const compteur = (reste: Partial<Compteur> = {}): Compteur => ({
  libelle: 'Jours d’essai',
  unite: 'JOURS_OUVRABLES',
  utilise: 2.5,
  prevu: 9,
  total: 14,
  restant: 5,
  jusquAu: '2026-12-03',
  depasse: false,
  manque: ['l’accord du médecin du travail'],
  phrase: '',
  source: '',
  ...reste,
});

it('utilisé, prévu, restant, date, manque : chacun à sa ligne', () => {
  expect(lignesCompteur(compteur())).toEqual([
    ['Utilisé', '2,5 jours ouvrables'],
    ['Prévu en tout', '9 jours ouvrables sur 14'],
    ['Reste', '5 jours ouvrables'],
    ['Jusqu’au', 'jeu. 3 déc. 2026'],
    ['Il manque', 'l’accord du médecin du travail'],
  ]);
  expect(lignesCompteur(compteur({ depasse: true, jusquAu: null, manque: [] })).slice(2)).toEqual([
    ['Reste', 'rien, c’est dépassé'],
    ['Jusqu’au', 'aucune date à compter'],
    ['Il manque', 'rien'],
  ]);
  expect([quantite(0, 'MOIS'), quantite(1.5, 'JOURS_OUVRABLES'), quantite(2, 'SEMAINES')]).toEqual([
    '0 mois',
    '1,5 jour ouvrable',
    '2 semaines',
  ]);
});
