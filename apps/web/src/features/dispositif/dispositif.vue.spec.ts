import { PARTIES } from '@pdp/domain';
import type { DispositifVue, DispositifsVue, DocumentVue } from '@pdp/domain';
import {
  couleurEtat,
  documentsCites,
  etapesDesDispositifs,
  fautesDeSaisie,
  libelleGeste,
  lignesDonnees,
  lignesProchainsPas,
  reponsesDe,
  schemaDe,
  simuler,
  texteEtat,
  titreDispositif,
} from './dispositif.vue';

const essai = (reste: Partial<DispositifVue> = {}): DispositifVue => ({
  id: 'e',
  dossierId: 'd',
  type: 'ESSAI_ENCADRE',
  etat: 'ACCORDS_EN_COURS',
  version: 4,
  etatDepuis: '2026-11-20',
  donnees: { poste: 'accueil', accords: { ENTREPRISE: { reponse: 'FAVORABLE', le: '2026-11-21' } } },
  compteurs: [],
  prochainsPas: [{ qui: 'MEDECIN_TRAITANT', quoi: 'Répondre sur l’essai encadré', echeance: '2026-12-05' }],
  historique: [],
  gestes: [],
  parties: [],
  demandes: [],
  partiesConcernees: PARTIES,
  ...reste,
});
const ENSEMBLE: DispositifsVue = {
  elements: [],
  ouvrables: [],
  nonProposes: [],
  departement: '56',
  sansEmployeur: false,
  sansSpst: false,
  aujourdhui: '2026-11-22',
  regles: [],
};

it('titre, état, couleur et prochain pas se lisent en français', () => {
  expect([titreDispositif(essai()), texteEtat(essai()), couleurEtat(essai())]).toEqual([
    'Essai encadré — accueil',
    'Accords 1/4',
    'ambre',
  ]);
  expect(lignesProchainsPas(essai(), '2026-11-22')[0]).toMatch(
    /^Le médecin traitant\u00a0: répondre sur l’essai encadré, pour le/,
  );
  expect(
    ['REFUSE', 'EN_COURS', 'BILAN_FAIT', 'COMPLET'].map((etat) => couleurEtat({ type: 'ESSAI_ENCADRE', etat })),
  ).toEqual(['rouge', 'bleu', 'gris', 'vert']);
  expect(['completer', 'ouvrir', 'demander', 'inconnu'].map((geste) => libelleGeste('ESSAI_ENCADRE', geste))).toEqual([
    'Compléter',
    'Ouvert',
    'Noter la demande de l’assuré',
    'inconnu',
  ]);
});

it('les réponses attendues se montrent tant qu’on les attend', () => {
  expect(reponsesDe(essai())).toEqual([
    ['Médecin traitant', 'attendue'],
    ['Médecin du travail', 'attendue'],
    ['Médecin conseil', 'attendue'],
    ['Entreprise', 'favorable'],
  ]);
  expect(reponsesDe(essai({ etat: 'EN_COURS' }))).toEqual([['Entreprise', 'favorable']]);
});

it('les jours prévus se disent en une phrase', () => {
  const periodes = [
    { du: '2026-11-23', au: '2026-11-23', moment: 'MATIN' },
    { du: '2026-11-24', au: '2026-11-27', moment: 'JOURNEE' },
  ] as const;
  expect(lignesDonnees({ periodes })).toEqual([
    ['Jours prévus', 'le 23/11/2026, le matin\u00a0; du 24/11/2026 au 27/11/2026'],
  ]);
});

it('une seule partie possible ne se demande pas ; deux se choisissent', () => {
  const champs = ['partie', 'reponse', 'documentId'] as const;
  expect(Object.keys(schemaDe(champs, ['MEDECIN_CONSEIL']))).toEqual(['reponse']);
  expect(schemaDe(champs, ['MEDECIN_TRAITANT', 'ENTREPRISE'])['partie']).toMatchObject({
    valeurs: ['MEDECIN_TRAITANT', 'ENTREPRISE'],
  });
});

it('une réponse cite un document du dossier, jamais un document retiré', () => {
  const document = (id: string, titre: string | null, retrait: DocumentVue['retrait'] = null) =>
    ({ id, titre, retrait }) as DocumentVue;
  const retire = { le: '2026-11-20', motif: 'DOUBLON', par: null } as const;
  const documents = documentsCites([
    document('a', 'Accord signé'),
    document('b', null),
    document('c', 'Doublon', retire),
  ]);
  expect(documents).toEqual({ a: 'Accord signé' });
  expect(schemaDe(['documentId'], [], documents)['documentId']).toMatchObject({ sorte: 'choix', valeurs: ['a'] });
});

it('simuler compte une hypothèse sans rien enregistrer ; une saisie fausse ne compte rien', () => {
  const schema = schemaDe(['periodes']);
  const saisie = (au: string) => ({ periodes: [{ du: '2026-11-23', au, moment: 'JOURNEE' }] });
  const neuf = { type: 'ESSAI_ENCADRE', etat: 'PROJET', donnees: {} } as const;
  expect(simuler(neuf, schema, saisie('2026-12-12'), ENSEMBLE)[0]).toMatchObject({
    prevu: 18,
    total: 14,
    depasse: true,
  });
  expect(simuler(neuf, schema, saisie('bientôt'), ENSEMBLE)).toEqual([]);
  expect(fautesDeSaisie(schema, saisie('bientôt'), '2026-11-22')).toHaveProperty(['periodes.0.au']);
});

it('un dispositif ouvert est une étape du parcours ; un clos n’en est plus une', () => {
  const etapes = etapesDesDispositifs([essai(), essai({ id: 'f', etat: 'REFUSE' })]);
  expect(etapes).toMatchObject([{ cle: 'e', etat: 'a-venir', puce: { texte: 'accords 1/4', couleur: 'ambre' } }]);
});
