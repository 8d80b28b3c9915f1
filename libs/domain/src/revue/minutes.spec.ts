import fc from 'fast-check';
import { rejouerRevue, type EvenementSeance } from './minutes.js';

const evenement = (sequence: number, type: string, reste: Partial<EvenementSeance> = {}): EvenementSeance => ({
  sequence,
  type,
  le: new Date(Date.parse('2026-11-26T13:00:00Z') + sequence * 60_000).toISOString(),
  passageId: null,
  dossierId: null,
  auteurId: 'coord',
  donnees: {},
  ...reste,
});
const SEANCE: readonly EvenementSeance[] = [
  evenement(1, 'ordre-du-jour-ouvert'),
  evenement(2, 'passage-inscrit', { passageId: 'p1', dossierId: 'd1', donnees: { ordre: 1 } }),
  evenement(3, 'passage-inscrit', { passageId: 'p2', dossierId: 'd2', donnees: { ordre: 2 } }),
  evenement(4, 'passage-inscrit', { passageId: 'p3', dossierId: 'd3', donnees: { ordre: 3 } }),
  evenement(5, 'passage-inscrit', { passageId: 'p4', dossierId: 'd4' }),
  evenement(6, 'ordre-du-jour-fige'),
  evenement(7, 'participant-arrive', {
    auteurId: 'claire',
    donnees: { agent: 'claire', fonction: 'ASSISTANT_SERVICE_SOCIAL' },
  }),
  evenement(8, 'revue-demarree'),
  evenement(9, 'participant-arrive', {
    auteurId: 'claire',
    donnees: { agent: 'claire', fonction: 'ASSISTANT_SERVICE_SOCIAL' },
  }),
  evenement(10, 'passage-commence', { passageId: 'p2' }),
  evenement(11, 'decision-prise', { passageId: 'p2', donnees: { decisionId: 'k1', code: 'POURSUIVRE' } }),
  evenement(12, 'passage-retire', { passageId: 'p4' }),
  evenement(13, 'conduite-prise', { donnees: { ancien: 'coord', conducteur: 'relais' } }),
  evenement(14, 'passage-commence', { passageId: 'p1', auteurId: 'relais' }),
  evenement(15, 'plume-prise', { passageId: 'p1' }),
  evenement(16, 'passage-sans-decision', { passageId: 'p1' }),
  evenement(17, 'passage-commence', { passageId: 'p1' }),
  evenement(18, 'passage-a-representer', { passageId: 'p1' }),
  evenement(19, 'revue-terminee', { auteurId: 'relais' }),
  evenement(20, 'compte-rendu-valide'),
];
const rejouer = (evenements: readonly EvenementSeance[]) => {
  const resultat = rejouerRevue(evenements);
  if (!resultat.ok) throw new Error(resultat.erreur.code);
  return resultat.valeur;
};

it('raconte la séance', () => {
  expect(rejouer(SEANCE)).toEqual({
    etat: 'COMPTE_RENDU_VALIDE',
    demarreeLe: '2026-11-26T13:08:00.000Z',
    termineeLe: '2026-11-26T13:19:00.000Z',
    valideeLe: '2026-11-26T13:20:00.000Z',
    conducteurs: ['coord', 'relais'],
    presents: [{ agentId: 'claire', fonction: 'ASSISTANT_SERVICE_SOCIAL', arriveLe: '2026-11-26T13:07:00.000Z' }],
    passages: [
      {
        ordre: 1,
        passageId: 'p2',
        dossierId: 'd2',
        etat: 'DECISION_PRISE',
        commenceLe: '2026-11-26T13:10:00.000Z',
        concluLe: '2026-11-26T13:11:00.000Z',
        dureeSecondes: 60,
        decisionId: 'k1',
        codeDecision: 'POURSUIVRE',
      },
      {
        ordre: 2,
        passageId: 'p1',
        dossierId: 'd1',
        etat: 'A_REPRESENTER',
        commenceLe: '2026-11-26T13:14:00.000Z',
        concluLe: '2026-11-26T13:18:00.000Z',
        dureeSecondes: 240,
        decisionId: null,
        codeDecision: null,
      },
      {
        ordre: 3,
        passageId: 'p3',
        dossierId: 'd3',
        etat: 'INSCRIT',
        commenceLe: null,
        concluLe: null,
        dureeSecondes: null,
        decisionId: null,
        codeDecision: null,
      },
    ],
    sequence: 20,
  });
});

it('rejouée, mélangée ou répétée, rend les mêmes octets', () => {
  const octets = JSON.stringify(rejouer(SEANCE));
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...SEANCE], { minLength: SEANCE.length }),
      fc.subarray([...SEANCE]),
      (melange, doubles) => {
        expect(JSON.stringify(rejouer([...melange, ...doubles]))).toBe(octets);
      },
    ),
  );
});

it.each(SEANCE.slice(0, -1).map(({ sequence }) => sequence))('sans l’événement %i, refuse', (manquant) => {
  expect(rejouerRevue(SEANCE.filter(({ sequence }) => sequence !== manquant))).toEqual({
    ok: false,
    erreur: { code: 'SEQUENCE_INCOMPLETE', attendue: manquant },
  });
});

it('chaque début de séance se rejoue', () => {
  const etats = SEANCE.map((_, rang) => rejouer(SEANCE.slice(0, rang + 1)).etat);
  expect([...new Set(etats)]).toEqual([
    'ORDRE_DU_JOUR_OUVERT',
    'ORDRE_DU_JOUR_FIGE',
    'EN_COURS',
    'TERMINEE',
    'COMPTE_RENDU_VALIDE',
  ]);
  expect(rejouer([])).toMatchObject({ etat: 'PLANIFIEE', passages: [], presents: [], sequence: 0 });
});

it.each([
  ['revue-annulee', 'ANNULEE'],
  ['revue-reportee', 'REPORTEE'],
])('%s : %s', (type, etat) => {
  expect(rejouer([evenement(1, type)]).etat).toBe(etat);
});

it('ignore une sorte inconnue ou une donnée mal formée', () => {
  const minutes = rejouer([
    evenement(1, 'nouveauté'),
    evenement(2, 'participant-arrive', { auteurId: null, donnees: { agent: 3 } }),
    evenement(3, 'decision-prise'),
  ]);
  expect(minutes).toMatchObject({ presents: [], passages: [], sequence: 3 });
});

it('passer à un autre dossier, ou terminer, laisse le précédent sans décision', () => {
  const debut = [
    evenement(1, 'revue-demarree'),
    evenement(2, 'passage-commence', { passageId: 'p1', dossierId: 'd1' }),
  ];
  const suivant = evenement(3, 'passage-commence', { passageId: 'p2', dossierId: 'd2' });
  const resume = (evenements: readonly EvenementSeance[]) =>
    rejouer(evenements).passages.map(({ passageId, dossierId, etat, dureeSecondes }) => [
      passageId,
      dossierId,
      etat,
      dureeSecondes,
    ]);
  expect(resume([...debut, suivant])).toEqual([
    ['p1', 'd1', 'SANS_DECISION', 60],
    ['p2', 'd2', 'EN_DISCUSSION', null],
  ]);
  expect(resume([...debut, suivant, evenement(4, 'revue-terminee')])).toEqual([
    ['p1', 'd1', 'SANS_DECISION', 60],
    ['p2', 'd2', 'SANS_DECISION', 60],
  ]);
  expect(resume([...debut, evenement(3, 'passage-commence', { passageId: 'p1' })])).toEqual([
    ['p1', 'd1', 'EN_DISCUSSION', null],
  ]);
});
