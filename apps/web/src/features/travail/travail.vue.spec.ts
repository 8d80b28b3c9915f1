import type { MonTravailVue, TacheVue } from '@pdp/domain';
import {
  lienTache,
  nomTache,
  resumeRevue,
  resumeTravail,
  situationTache,
  titreRevue,
  valeurTache,
} from './travail.vue';

const tache = (reste: Partial<TacheVue> = {}): TacheVue => ({
  id: '1',
  version: 1,
  libelle: 'Premier contact',
  etat: 'A_FAIRE',
  echeance: '2026-11-22',
  enRetard: true,
  origine: 'SIGNALEMENT',
  pourquoi: 'Signalement',
  dossierId: null,
  numeroDossier: '56-2026-0412',
  nomAffiche: 'M. Yann L.',
  jourArret: 97,
  risque: 'MALADIE',
  responsable: null,
  lien: null,
  ...reste,
});

const travail: MonTravailVue = {
  prenom: 'Claire',
  dossiersSuivis: 41,
  sansProchaineEtape: 2,
  taches: [],
  nombreTaches: 0,
  signalementsATraiter: 0,
  prochaineRevue: null,
  vigilance: [],
  visitesATraiter: 0,
};

const revue = {
  id: 'r',
  titre: 'Revue de dossiers',
  debut: '2026-11-26T13:00:00Z',
  inscrits: 9,
  proposes: 4,
  sansQuestion: 2,
  etat: 'ORDRE_DU_JOUR_OUVERT',
};

it('résume la journée', () => {
  expect(resumeTravail(travail, '2026-11-24')).toBe(
    'Mardi 24 novembre 2026 · 41 dossiers suivis, 2 sans prochaine étape',
  );
  expect(resumeTravail({ ...travail, dossiersSuivis: 0, sansProchaineEtape: 0 }, '2026-11-24')).toBe(
    'Mardi 24 novembre 2026',
  );
});

it('dit la prochaine revue', () => {
  expect(titreRevue(revue)).toBe('Revue de dossiers · jeudi 26 novembre 2026, 14 h');
  expect(titreRevue({ ...revue, titre: 'Revue du 26 novembre 2026' })).toBe('Revue du 26 novembre 2026, 14 h');
  expect(resumeRevue(revue)).toBe('9 dossiers inscrits, 4 proposés automatiquement');
  expect(resumeRevue({ ...revue, inscrits: 1, proposes: 0 })).toBe('1 dossier inscrit');
});

it('dit la situation sans l’arrêt quand il est masqué', () => {
  expect(situationTache(tache())).toBe('J 97 · maladie');
  expect(situationTache(tache({ jourArret: null, risque: null }))).toBe('56-2026-0412');
  expect(situationTache(tache({ jourArret: null, risque: null, numeroDossier: null }))).toBe('');
});

it('donne la valeur de chaque critère de tri', () => {
  expect(['nom', 'echeance'].map((critere) => valeurTache(tache(), critere))).toEqual(['M. Yann L.', '2026-11-22']);
});

it('nomme et ouvre une tâche qui n’a pas encore de dossier', () => {
  const sansDossier = tache({ nomAffiche: null, numeroDossier: null });
  expect([nomTache(sansDossier), lienTache(sansDossier)]).toEqual(['Nouveau signalement', '/signalements']);
  expect(nomTache(tache({ nomAffiche: null }))).toBe('56-2026-0412');
  expect(lienTache(tache({ origine: 'REVUE' }))).toBeNull();
});
