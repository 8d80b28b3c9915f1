import { motReferent, prochainRendezVous, visitesAMontrer } from '@pdp/domain';
import * as vue from './livret.vue';

const AUJOURDHUI = '2026-11-24';
const personne = {
  nom: 'Claire Le Bihan',
  fonction: 'assistante sociale',
  organisme: null,
  telephone: null,
  fait: 'Elle prépare l’essai.',
  referent: true,
  moi: false,
};
const etape = { titre: 'Point', qui: 'avec Claire', quand: '2026-10-14', statut: 'FAIT', explication: null } as const;

it('écrit les dates en entier, l’année seulement si elle change', () => {
  expect(vue.jourEnClair('2026-12-03', AUJOURDHUI)).toBe('jeudi 3 décembre');
  expect(vue.dateEnClair('2027-01-01', AUJOURDHUI)).toBe('1er janvier 2027');
  expect(vue.momentEnClair('2026-12-03T08:30:00Z', AUJOURDHUI)).toBe('Jeudi 3 décembre, 9\u00a0h\u00a030');
});

it.each([
  [etape, 'fait avec Claire le 14 octobre'],
  [{ ...etape, qui: 'vous' }, 'fait le 14 octobre · vous'],
  [{ ...etape, qui: 'vous', quand: '2026-12-03', statut: 'EN_COURS' as const }, 'vous · 3 décembre'],
  [{ ...etape, qui: 'vous et Claire', quand: null, statut: 'A_VENIR' as const }, 'vous et Claire'],
  [{ ...etape, qui: 'vous', quand: null, statut: 'EN_PAUSE' as const }, 'en pause · vous'],
])('dit le détail d’une étape', (donnee, attendu) => {
  expect(vue.detailEtape(donnee, AUJOURDHUI)).toBe(attendu);
});

it('dit qui fait quoi et comment appeler', () => {
  expect(vue.roleEnClair(personne)).toBe('assistante sociale — elle prépare l’essai.');
  expect(vue.roleEnClair({ ...personne, fonction: '', fait: 'J’appelle mon médecin.' })).toBe('J’appelle mon médecin.');
  expect(motReferent(personne)).toBe('votre référente');
  expect(motReferent({ ...personne, fonction: 'médecin du travail' })).toBe('vous suit');
  expect(vue.libelleAppel(personne)).toBe('Appeler Claire');
  expect(vue.libelleAppel({ ...personne, nom: 'Dr Hervé Le Goff', referent: false })).toBe(
    'Appeler le Dr Hervé Le Goff',
  );
});

it('choisit le rendez-vous le plus proche encore à venir', () => {
  const rendezVous = { dateHeure: '2026-12-10T09:00:00Z', objet: 'Entretien', lieu: null, explication: null };
  const visite = {
    id: 'v',
    etat: 'PLANIFIEE',
    dateHeure: '2026-12-03T08:30:00Z',
    lieu: null,
    organisme: 'AMIEM',
    version: 1,
    capacites: [],
  };
  const contenu = { rendezVous, ouJenSuis: '', etapes: [], quiFaitQuoi: [], ressources: [], decisions: [] };
  const maintenant = Date.parse('2026-11-24T08:00:00Z');
  expect(prochainRendezVous({ contenu, visites: [visite], rendezVous: [] }, maintenant)?.lieu).toBe('AMIEM');
  expect(prochainRendezVous({ contenu, visites: [], rendezVous: [] }, maintenant)?.objet).toBe('Entretien');
  expect(prochainRendezVous({ contenu, visites: [visite], rendezVous: [] }, Date.parse('2027-01-01'))).toBeNull();
});

it('ne répète pas une visite déjà dite en tête, sauf s’il faut y répondre', () => {
  const visite = {
    id: 'v',
    etat: 'PLANIFIEE',
    dateHeure: '2026-12-03T08:30:00Z',
    lieu: null,
    organisme: null,
    version: 1,
    capacites: [] as string[],
  };
  const maintenant = Date.parse('2026-11-24T08:00:00Z');
  const montrees = (capacites: string[]) =>
    visitesAMontrer({ contenu: null, visites: [{ ...visite, capacites }], rendezVous: [] }, maintenant).length;
  expect(montrees([])).toBe(0);
  expect(montrees(['refuser'])).toBe(1);
});

it('dit l’effet d’un retrait selon qui le perd', () => {
  expect(vue.effetDuRetrait('L’Assurance Maladie')).toMatch(/^Ces services/);
  expect(vue.retraitFait('L’équipe Comète')).toMatch(/L’équipe Comète ne peut plus ouvrir/);
});

it('coupe le texte en phrases pour la voix', () => {
  expect(vue.morceauxALire(['Mes étapes', 'Fait. Elle suit · demain', '✓', '  '])).toEqual([
    'Mes étapes',
    'Fait.',
    'Elle suit, demain',
  ]);
});

it('compte les personnes', () => {
  expect(vue.ouverturesEnClair(0)).toBe('Personne n’a ouvert mon dossier ce mois-ci.');
  expect(vue.ouverturesEnClair(4)).toBe('Qui a ouvert mon dossier\u00a0: 4 personnes ce mois-ci.');
});

it('dit un changement avec un mot, et ce qu’on lisait avant', () => {
  const ligne = { partie: 'ETAPES', avant: null, apres: null } as const;
  expect(vue.changementEnClair({ ...ligne, apres: 'B' })).toEqual({ mot: 'Nouveau', texte: 'B', avant: null });
  expect(vue.changementEnClair({ ...ligne, avant: 'A' })).toEqual({ mot: 'Enlevé', texte: 'A', avant: null });
  expect(vue.changementEnClair({ ...ligne, avant: 'A', apres: 'B' })).toEqual({
    mot: 'Changé',
    texte: 'B',
    avant: 'A',
  });
});
