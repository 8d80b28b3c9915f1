import { FONCTIONS, UNITE_DE_FONCTION, type CategorieDonnee, type Fonction, type Unite } from '@pdp/domain';
import type { AffectationBrute, ConsentementBrut, DonneesDossier } from './calculer-faits.js';
import { AUTRES_PARTENAIRES, lecteursDuDossier, type LecteurPossible } from './lecteurs-dossier.js';
import type { Sujet } from './sujet.js';

const MAINTENANT = new Date('2026-11-22T10:00:00Z');
const HIER = new Date('2026-11-21T10:00:00Z');

const sujet = (fonction: Fonction, reste: Partial<Sujet> = {}): Sujet => ({
  utilisateurId: fonction,
  fonction,
  unite: UNITE_DE_FONCTION[fonction],
  organismeId: `org-${UNITE_DE_FONCTION[fonction]}`,
  plateformeId: 'p1',
  assureId: fonction === 'ASSURE' ? 'a1' : null,
  ...reste,
});
const service = (unite: Unite, organisme: string | null = null): readonly LecteurPossible[] =>
  FONCTIONS.filter((fonction) => UNITE_DE_FONCTION[fonction] === unite).map((fonction) => ({
    sujet: sujet(fonction, organisme === null ? {} : { organismeId: organisme }),
    organisme,
  }));
const POSSIBLES: readonly LecteurPossible[] = [
  { sujet: sujet('ASSURE'), organisme: null },
  { sujet: sujet('ASSISTANT_SERVICE_SOCIAL'), organisme: 'Carsat' },
  ...service('SERVICE_MEDICAL'),
  ...service('CPAM'),
  ...service('COORDINATION'),
  ...service('SPST', 'AMIEM'),
  ...service('CAP_EMPLOI', 'Cap emploi 56'),
];
const lien = (reste: Partial<AffectationBrute>): AffectationBrute => ({
  utilisateurId: null,
  unite: null,
  organismeId: null,
  role: 'SERVICE',
  debut: HIER,
  fin: null,
  ...reste,
});
const interne: ConsentementBrut = {
  portee: 'ASSURANCE_MALADIE',
  unite: null,
  organismeId: null,
  categories: [],
  debut: HIER,
  fin: null,
  retireLe: null,
};
const spst: ConsentementBrut = {
  ...interne,
  portee: 'PARTENAIRE',
  unite: 'SPST',
  organismeId: 'AMIEM',
  categories: ['emploi', 'projet', 'livret'],
};
const dossier: DonneesDossier = {
  dossierId: 'd1',
  assureId: 'a1',
  plateformeId: 'p1',
  etat: 'EN_COURS',
  limite: false,
  affectations: [
    lien({ utilisateurId: 'ASSISTANT_SERVICE_SOCIAL', role: 'REFERENT' }),
    ...(['SERVICE_MEDICAL', 'CPAM', 'COORDINATION'] as const).map((unite) => lien({ unite })),
    lien({ unite: 'SPST', organismeId: 'AMIEM' }),
    lien({ unite: 'CAP_EMPLOI', organismeId: 'Cap emploi 56' }),
  ],
  consentements: [interne, spst],
  mandats: [],
  maintenant: MAINTENANT,
};
const ASS = sujet('ASSISTANT_SERVICE_SOCIAL');
const noms = (categorie: CategorieDonnee, donnees = dossier, regard = ASS): readonly string[] =>
  lecteursDuDossier(donnees, POSSIBLES, categorie, regard).map(({ nom, restriction }) =>
    restriction === null ? nom : `${nom} : ${restriction}`,
  );

it('nomme services et fonctions qui liront, l’organisme d’un partenaire, la personne elle-même', () => {
  expect(noms('emploi')).toEqual([
    'Service médical',
    'CPAM',
    'Assistant(e) de service social',
    'Coordination',
    'Santé au travail (AMIEM)',
    'la personne elle-même',
  ]);
  expect(noms('social')).toEqual(['Assistant(e) de service social', 'la personne elle-même']);
});

it('un accord retiré, échu ou pas commencé ne compte pas', () => {
  for (const ecart of [{ retireLe: HIER }, { fin: MAINTENANT }, { debut: new Date('2026-11-23T00:00:00Z') }]) {
    const consentements = [interne, { ...spst, ...ecart }];
    expect(noms('emploi', { ...dossier, consentements }).join()).not.toContain('AMIEM');
  }
  expect(noms('emploi', { ...dossier, consentements: [] })).toEqual([
    'Assistant(e) de service social',
    'la personne elle-même',
  ]);
});

it('un accord sans lien, ou un lien sans accord, n’ouvre rien', () => {
  const sansLien = { ...dossier, affectations: dossier.affectations.filter(({ unite }) => unite !== 'SPST') };
  expect(noms('emploi', sansLien).join()).not.toContain('AMIEM');
  expect(noms('emploi').join()).not.toContain('Cap emploi');
});

it('dit la restriction : une fonction à part quand son service ne lit pas d’une seule façon', () => {
  expect(noms('statutSante')).toContain('CPAM : l’invalidité seulement');
  expect(noms('revueDecisions')).toEqual(
    expect.arrayContaining([
      'Santé au travail (AMIEM) : seulement ce dont il est l’auteur ou le destinataire',
      'la personne elle-même : la phrase en langage clair',
    ]),
  );
});

it('ne dit pas à un partenaire qui sont les autres, qu’il y en ait ou non', () => {
  const capEmploi = sujet('CONSEILLER_CAP_EMPLOI', { organismeId: 'Cap emploi 56' });
  const avec = noms('projet', dossier, capEmploi);
  const sans = noms('projet', { ...dossier, consentements: [interne] }, capEmploi);
  expect(avec.join()).not.toContain('AMIEM');
  expect(avec).toEqual(sans);
  expect(avec).toContain(AUTRES_PARTENAIRES);
  expect(noms('social', dossier, capEmploi)).not.toContain(AUTRES_PARTENAIRES);
});

it('personne ne lit le secret médical', () => {
  expect(noms('medical')).toEqual([]);
});

it('nomme la personne qui aide, et un organisme dont le nom dit déjà le service', () => {
  const mandat = { mandataireId: 'MANDATAIRE', debut: HIER, fin: null, revoqueLe: null };
  const possibles: readonly LecteurPossible[] = [
    { sujet: sujet('MANDATAIRE'), organisme: null },
    ...service('CAP_EMPLOI', 'Cap emploi 56'),
  ];
  const capEmploi: ConsentementBrut = { ...spst, unite: 'CAP_EMPLOI', organismeId: 'Cap emploi 56' };
  const donnees = { ...dossier, mandats: [mandat], consentements: [capEmploi] };
  expect(lecteursDuDossier(donnees, possibles, 'emploi', ASS).map(({ nom }) => nom)).toEqual([
    'Cap emploi 56',
    'la personne qui l’aide dans ses démarches',
  ]);
});

it('un service de deux organismes se dit deux fois ; une seule fonction qui lit se dit par son nom', () => {
  const [autre] = service('SPST', 'Un autre SPST').slice(0, 1);
  const donnees = {
    ...dossier,
    affectations: [...dossier.affectations, lien({ unite: 'SPST', organismeId: 'Un autre SPST' })],
    consentements: [interne, spst, { ...spst, organismeId: 'Un autre SPST' }],
  };
  const vus = lecteursDuDossier(donnees, [...POSSIBLES, ...(autre ? [autre] : [])], 'emploi', ASS).map((l) => l.nom);
  expect(vus).toEqual(expect.arrayContaining(['Santé au travail (AMIEM)', 'Médecin du travail (Un autre SPST)']));
});

it('un partenaire se reconnaît lui-même : son service et son organisme, pas ceux d’un autre', () => {
  const medecin = sujet('MEDECIN_TRAVAIL', { organismeId: 'AMIEM' });
  expect(noms('emploi', dossier, medecin)).toContain('Santé au travail (AMIEM)');
  const confrere = sujet('MEDECIN_TRAVAIL', { organismeId: 'Un autre SPST' });
  expect(noms('emploi', dossier, confrere)).not.toContain('Santé au travail (AMIEM)');
  const voisin = sujet('CONSEILLER_CAP_EMPLOI', { organismeId: 'AMIEM' });
  expect(noms('emploi', dossier, voisin)).not.toContain('Santé au travail (AMIEM)');
});
