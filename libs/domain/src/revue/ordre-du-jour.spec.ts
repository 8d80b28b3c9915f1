import fc from 'fast-check';
import { ETATS_DOSSIER } from '../dossier/dossier.js';
import {
  LIBELLES_RAISON,
  proposerOrdreDuJour,
  RAISONS,
  raisonsDe,
  type FaitsCandidat,
  type Raison,
  type SeancePreparee,
} from './ordre-du-jour.js';

const SEANCE: SeancePreparee = {
  type: 'REVUE',
  precedente: '2026-11-12',
  date: '2026-11-26',
  suivante: '2026-12-10',
};
const CALME: FaitsCandidat = {
  numero: '56-2026-0001',
  etat: 'EN_COURS',
  aConsentement: true,
  ouvertLe: '2026-06-01',
  referentId: 'r',
  dernierContactLe: '2026-11-20',
  finArretLe: '2027-02-15',
  finDroitsLe: '2028-01-01',
  finEssaiLe: null,
  prochainPassageLe: '2026-12-10',
  preRepriseRecueLe: '2026-10-01',
  plusAncienneEcheance: '2026-11-30',
  aRepresenter: false,
  orientationAccepteeLe: null,
};

it.each<[string, Partial<FaitsCandidat>, readonly Raison[]]>([
  ['rien', {}, []],
  ['passage prévu ce jour', { prochainPassageLe: '2026-11-26' }, ['DECISION_ECHUE']],
  ['passage prévu avant', { prochainPassageLe: '2026-11-12' }, ['DECISION_ECHUE']],
  ['passage prévu demain', { prochainPassageLe: '2026-11-27' }, []],
  ['action échue hier', { plusAncienneEcheance: '2026-11-25' }, ['ACTION_EN_RETARD']],
  ['action échue ce jour', { plusAncienneEcheance: '2026-11-26' }, []],
  ['pré-reprise reçue depuis la dernière', { preRepriseRecueLe: '2026-11-12' }, ['PRE_REPRISE_RECUE']],
  ['pré-reprise déjà vue', { preRepriseRecueLe: '2026-11-11' }, []],
  ['fin de droits avant la suivante', { finDroitsLe: '2026-12-09' }, ['FIN_DROITS_PROCHE']],
  ['fin de droits le jour de la suivante', { finDroitsLe: '2026-12-10' }, []],
  ['fin de droits passée', { finDroitsLe: '2026-11-25' }, []],
  ['fin d’arrêt avant la suivante', { finArretLe: '2026-12-09' }, ['FIN_ARRET_PROCHE']],
  ['fin d’arrêt le jour de la suivante', { finArretLe: '2026-12-10' }, []],
  ['fin d’arrêt passée', { finArretLe: '2026-11-25' }, []],
  ['fin d’essai avant la suivante', { finEssaiLe: '2026-12-01' }, ['FIN_ESSAI_PROCHE']],
  ['fin d’essai passée', { finEssaiLe: '2026-11-25' }, []],
  ['dernier passage sans suite', { aRepresenter: true }, ['A_REPRESENTER']],
  ['orientation acceptée, hors de son équipe', { orientationAccepteeLe: '2026-11-20' }, []],
  ['ouvert depuis la dernière', { ouvertLe: '2026-11-12' }, ['NOUVELLE_INCLUSION']],
  ['sans référent', { referentId: null }, ['SANS_REFERENT']],
  ['30 jours sans nouvelle', { dernierContactLe: '2026-10-27' }, []],
  ['31 jours sans nouvelle', { dernierContactLe: '2026-10-26' }, ['SANS_NOUVELLE']],
  ['jamais contacté', { dernierContactLe: null }, ['SANS_NOUVELLE']],
  ['en clôture', { etat: 'EN_CLOTURE' }, ['PROPOSE_CLOTURE']],
  [
    'plusieurs',
    { referentId: null, finArretLe: '2026-12-01', prochainPassageLe: '2026-11-20' },
    ['DECISION_ECHUE', 'FIN_ARRET_PROCHE', 'SANS_REFERENT'],
  ],
])('%s', (_nom, ecart, raisons) => {
  expect(raisonsDe({ ...CALME, ...ecart }, SEANCE)).toEqual(raisons);
});

it('une équipe technique n’étudie que les orientations qu’elle a acceptées', () => {
  const etm = { ...SEANCE, type: 'ETM' } as const;
  const presse = { ...CALME, referentId: null, finArretLe: '2026-12-01' };
  expect(raisonsDe(presse, etm)).toEqual([]);
  expect(raisonsDe({ ...presse, orientationAccepteeLe: '2026-11-20' }, etm)).toEqual(['ORIENTATION_ACCEPTEE']);
});

it('chaque raison a un libellé', () => {
  for (const raison of RAISONS) expect(LIBELLES_RAISON[raison]).toMatch(/^[a-zàé]/);
});

it.each(ETATS_DOSSIER)('%s : proposé seulement ouvert et avec accord', (etat) => {
  const candidat = { ...CALME, etat, referentId: null };
  expect(proposerOrdreDuJour([candidat], SEANCE)).toHaveLength(['CLOS', 'ARCHIVE', 'PURGE'].includes(etat) ? 0 : 1);
  expect(proposerOrdreDuJour([{ ...candidat, aConsentement: false }], SEANCE)).toEqual([]);
});

it('classe par raison, puis nombre, puis date, puis numéro', () => {
  const candidats: readonly FaitsCandidat[] = [
    { ...CALME, numero: 'clôture', etat: 'EN_CLOTURE' },
    { ...CALME, numero: 'arrêt tard', finArretLe: '2026-12-09' },
    { ...CALME, numero: 'arrêt tôt', finArretLe: '2026-12-01' },
    { ...CALME, numero: 'échue', prochainPassageLe: '2026-11-20' },
    { ...CALME, numero: 'échue et sans nouvelle', prochainPassageLe: '2026-11-20', dernierContactLe: null },
    { ...CALME, numero: 'échue bis', prochainPassageLe: '2026-11-26' },
    CALME,
  ];
  expect(proposerOrdreDuJour(candidats, SEANCE).map(({ candidat }) => candidat.numero)).toEqual([
    'échue et sans nouvelle',
    'échue',
    'échue bis',
    'arrêt tôt',
    'arrêt tard',
    'clôture',
  ]);
});

it('ne dépend pas de l’ordre reçu', () => {
  const candidats = Array.from({ length: 12 }, (_, rang) => ({
    ...CALME,
    numero: `56-2026-${rang}`,
    referentId: rang % 2 ? null : 'r',
    finArretLe: `2026-12-0${1 + (rang % 9)}`,
  }));
  const attendu = proposerOrdreDuJour(candidats, SEANCE);
  fc.assert(
    fc.property(fc.shuffledSubarray(candidats, { minLength: 12 }), (melange) =>
      expect(proposerOrdreDuJour(melange, SEANCE)).toEqual(attendu),
    ),
  );
});
