import type { SignalementVue } from '@pdp/domain';
import * as vue from './signalement.vue';

const signalement: SignalementVue = {
  id: '1',
  etat: 'RECU',
  version: 1,
  motif: 'ARRET_LONG',
  commentaire: null,
  creeLe: '2026-11-20T08:00:00Z',
  delaiJours: 4,
  origine: 'REQUETE_CPAM_J90',
  emetteur: null,
  estLeMien: false,
  assure: { nomAffiche: 'M. Yann L.', dateNaissance: null, nirMasque: null, telephone: null, codePostal: null },
  arret: { dateDebut: '2026-08-20', risque: 'MALADIE_PROFESSIONNELLE', dateFinPrescrite: null, jours: 97 },
  assureInforme: true,
  niveauComplexite: null,
  orientation: null,
  tentatives: 0,
  dossierId: null,
  capacites: [],
};

it('dit l’état, aussi celui que seul l’émetteur lit', () => {
  expect(vue.libelleEtat('OFFRE_PROPOSEE')).toBe('Offre proposée');
  expect(vue.libelleEtat('CLOS')).toBe('Terminé sans accompagnement');
  expect(vue.libelleEtat('ETAT_FUTUR')).toBe('etat futur');
  expect(['ACCEPTE', 'CLOS', 'CLOS_DECLINE', 'RECU'].map(vue.couleurEtat)).toEqual(['vert', 'gris', 'gris', 'ambre']);
});

it('ne laisse jamais une ligne sans nom à ouvrir', () => {
  expect(vue.nomPersonne(signalement)).toBe('M. Yann L.');
  expect(vue.nomPersonne({ ...signalement, assure: { ...signalement.assure, nomAffiche: '' } })).toBe(
    'Personne signalée',
  );
});

it('dit le motif, la situation, l’émetteur, le délai', () => {
  expect(vue.motifEnClair('ARRET_LONG')).toBe('Arrêt qui se prolonge');
  expect(vue.motifEnClair('mots libres')).toBe('mots libres');
  expect(vue.situationSignalement(signalement)).toBe('J 97 · MP');
  expect(vue.situationSignalement({ ...signalement, arret: null })).toBe('Arrêt non précisé');
  expect(vue.emetteurEnClair(signalement)).toBe('Liste de la CPAM, 90 jours');
  const emetteur = { id: '2', nom: 'Dr Anne Morvan', fonction: 'MEDECIN_CONSEIL', organisme: 'CPAM du Morbihan' };
  expect(vue.emetteurEnClair({ ...signalement, emetteur })).toBe('Dr Anne Morvan, CPAM du Morbihan');
  expect([0, 1, 4].map(vue.delaiEnClair).map((d) => d.replace(/\u00a0/g, ' '))).toEqual([
    'aujourd’hui',
    '1 jour',
    '4 jours',
  ]);
  expect(vue.niveauEnClair(3)).toBe('Niveau 3, accompagnement');
});

it('ouvre la file de l’unité à qui la traite, ses envois aux autres', () => {
  expect(vue.vueParDefaut('CSAM_SERVICE_SOCIAL')).toBe('recus');
  expect(vue.vueParDefaut('MEDECIN_CONSEIL')).toBe('emis');
});

it('demande au serveur ce qui reste à traiter, sauf filtre', () => {
  expect(vue.etatsDemandes('recus', undefined)).toBe('EMIS,RECU,QUALIFIE,OFFRE_PROPOSEE');
  expect(vue.etatsDemandes('recus', vue.TOUS_LES_ETATS)).toBeUndefined();
  expect(vue.etatsDemandes('recus', 'ACCEPTE')).toBe('ACCEPTE');
  expect(vue.etatsDemandes('emis', undefined)).toBeUndefined();
});

it('ne propose pas à l’émetteur de distinguer un refus d’un silence', () => {
  const valeurs = vue.optionsEtat('emis').map((o) => o.value);
  expect(valeurs).toContain('CLOS');
  expect(valeurs).not.toContain('CLOS_DECLINE');
  expect(vue.optionsEtat('recus').map((o) => o.value)).toContain('CLOS_DECLINE');
});
