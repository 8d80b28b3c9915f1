import { FONCTIONS } from '../annuaire/fonctions.js';
import { nombreMots, phrases } from '../livret/langage.js';
import { appliquer, defautsMachine, etatsAtteignables } from '../noyau/machine.js';
import {
  LIBELLES_ETAT_RENDEZ_VOUS,
  MACHINE_RENDEZ_VOUS,
  TRANSITIONS_RENDEZ_VOUS,
  direRendezVous,
  lireRendezVous,
  type EtatRendezVous,
} from './rendez-vous.js';

const MAINTENANT = new Date('2026-11-22T10:00:00Z');
const SAISIE = { debut: '2026-11-30T09:00:00Z', modalite: 'TELEPHONE' } as const;
const TOUTES = { estVenu: true, aNouvelleDate: true };

it('la machine est bien construite, chaque état atteint', () => {
  expect(defautsMachine(MACHINE_RENDEZ_VOUS)).toEqual([]);
  expect([...etatsAtteignables(MACHINE_RENDEZ_VOUS)].sort()).toEqual(Object.keys(LIBELLES_ETAT_RENDEZ_VOUS).sort());
});

it('seul un rendez-vous prévu bouge, et seul le Service social le fait bouger', () => {
  for (const etat of MACHINE_RENDEZ_VOUS.etats)
    for (const transition of TRANSITIONS_RENDEZ_VOUS)
      for (const acteur of FONCTIONS) {
        const { ok } = appliquer(MACHINE_RENDEZ_VOUS, etat as EtatRendezVous, { transition, acteur, remplies: TOUTES });
        expect([etat, transition, acteur, ok]).toEqual([
          etat,
          transition,
          acteur,
          etat === 'PREVU' && acteur === 'ASSISTANT_SERVICE_SOCIAL',
        ]);
      }
});

it('lit un rendez-vous ; un lieu n’a de sens qu’à l’accueil', () => {
  expect(lireRendezVous({ ...SAISIE, lieuId: 'x' }, MAINTENANT)).toEqual({
    ok: true,
    valeur: { debut: '2026-11-30T09:00:00.000Z', dureeMinutes: 45, modalite: 'TELEPHONE', lieuId: null },
  });
  expect(lireRendezVous({ ...SAISIE, modalite: 'ACCUEIL', lieuId: 'x' }, MAINTENANT)).toMatchObject({
    valeur: { lieuId: 'x' },
  });
});

it.each([
  [{ debut: 'demain' }, 'debut'],
  [{ debut: '2026-11-22T09:59:00Z' }, 'debut'],
  [{ debut: '2027-11-23T10:00:00Z' }, 'debut'],
  [{ dureeMinutes: 5 }, 'dureeMinutes'],
  [{ dureeMinutes: 241 }, 'dureeMinutes'],
  [{ modalite: 'PHYSIQUE' as never }, 'modalite'],
  [{ modalite: 'ACCUEIL' as const }, 'lieuId'],
])('refuse %p', (ecart, chemin) => {
  const lu = lireRendezVous({ ...SAISIE, ...ecart }, MAINTENANT);
  expect(lu.ok ? [] : lu.erreur.map((erreur) => erreur.chemin)).toEqual([chemin]);
});

it.each(['ACCUEIL', 'DOMICILE', 'TELEPHONE', 'VISIO'] as const)(
  '%s se dit à la personne en phrases courtes',
  (modalite) => {
    const dit = direRendezVous({ modalite, lieu: { nom: 'Agence de Vannes', adresse: '1 rue des Essais' } }, 'Claire');
    expect(dit.objet).toBe('Rendez-vous avec Claire');
    for (const phrase of phrases(dit.explication)) expect(nombreMots(phrase)).toBeLessThanOrEqual(12);
    expect(Object.values(dit).join(' ')).not.toMatch(/santé|médec|arrêt|invalid/i);
  },
);
