import { appliquer, defautsMachine, etatsAtteignables } from '../noyau/machine.js';
import {
  ETATS_AIDE,
  MACHINE_AIDE,
  exigencesDecision,
  lireEuros,
  resteDemande,
  verifierDemandeAide,
  type DemandeAide,
} from './aide-financiere.js';

const DEMANDE: DemandeAide = {
  objet: 'REMOBILISATION',
  description: 'Frais de l’action',
  montantCentimes: 120_000,
  financeurs: [{ nom: 'Agefiph', centimes: 50_000 }],
  pieces: [],
};

it('la machine est bien construite, chaque état atteint', () => {
  expect(defautsMachine(MACHINE_AIDE)).toEqual([]);
  expect([...etatsAtteignables(MACHINE_AIDE)].sort()).toEqual([...ETATS_AIDE].sort());
});

it('sans accord de la personne, rien ne se soumet', () => {
  const soumettre = (aAccord: boolean) =>
    appliquer(MACHINE_AIDE, 'PREPAREE', {
      transition: 'soumettre',
      acteur: 'ASSISTANT_SERVICE_SOCIAL',
      remplies: { aAccord },
    }).ok;
  expect([soumettre(false), soumettre(true)]).toEqual([false, true]);
});

it.each([
  [{ description: ' ' }, 'description'],
  [{ montantCentimes: 0 }, 'montantCentimes'],
  [{ financeurs: [{ nom: '', centimes: 1 }] }, 'financeurs'],
  [
    {
      financeurs: [
        { nom: 'Agefiph', centimes: 1 },
        { nom: 'agefiph ', centimes: 1 },
      ],
    },
    'financeurs',
  ],
  [{ financeurs: [{ nom: 'Agefiph', centimes: 120_001 }] }, 'financeurs'],
])('refuse %j', (ecart, chemin) => {
  const lue = verifierDemandeAide({ ...DEMANDE, ...ecart });
  expect(lue.ok ? [] : lue.erreur.map((faute) => faute.chemin)).toEqual([chemin]);
});

it('la Commission porte le reste, en entier ou en partie', () => {
  expect(resteDemande(DEMANDE)).toBe(70_000);
  expect(exigencesDecision(DEMANDE, 70_000)).toEqual({ estEntiere: true, estPartielle: false });
  expect(exigencesDecision(DEMANDE, 69_999)).toEqual({ estEntiere: false, estPartielle: true });
  expect(exigencesDecision(DEMANDE, 0)).toEqual({ estEntiere: false, estPartielle: false });
});

it.each([
  ['1 250,50', 125_050],
  ['80', 8_000],
  ['0,1', 10],
  ['80 €', 8_000],
  ['-3', null],
  ['1,234', null],
  ['', null],
])('%p vaut %p centimes', (saisie, centimes) => {
  expect(lireEuros(saisie)).toBe(centimes);
});
