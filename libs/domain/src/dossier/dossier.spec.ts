import { FONCTIONS } from '../annuaire/fonctions.js';
import { defautsMachine, etatsAtteignables, type Acteur } from '../noyau/machine.js';
import {
  estDossierOuvert,
  ETATS_DOSSIER,
  MACHINE_DOSSIER,
  type EtatDossier,
  type TransitionDossier,
} from './dossier.js';
import { appliquerTransitionDossier, type FaitsDossier } from './transitions-dossier.js';

const MAINTENANT = new Date('2026-11-22T10:00:00Z');
const TOUT: FaitsDossier = {
  etat: 'EN_COURS',
  aConsentementAssuranceMaladie: true,
  diagnosticSocialLe: '2026-10-14',
  issue: 'FORMATION',
  dateIssue: '2026-11-22',
  aLivretFinal: true,
  closLe: '2026-10-01',
  conservationJusquAu: '2026-11-21',
};
const ASS: Acteur = 'ASSISTANT_SERVICE_SOCIAL';
const TABLE: readonly (readonly [TransitionDossier, readonly EtatDossier[], EtatDossier, readonly Acteur[]])[] = [
  [
    'partager',
    ['OUVERT_SANS_PARTAGE'],
    'EN_EVALUATION',
    ['SYSTEME', ASS, 'CSAM_SERVICE_SOCIAL', 'ASSURE', 'MANDATAIRE'],
  ],
  ['etablirPlan', ['EN_EVALUATION'], 'PLAN_ETABLI', [ASS]],
  ['demarrer', ['PLAN_ETABLI'], 'EN_COURS', [ASS]],
  ['suspendre', ['EN_COURS'], 'SUSPENDU', [ASS]],
  ['reprendre', ['SUSPENDU'], 'EN_COURS', [ASS]],
  [
    'proposerCloture',
    ['OUVERT_SANS_PARTAGE', 'EN_EVALUATION', 'PLAN_ETABLI', 'EN_COURS', 'SUSPENDU'],
    'EN_CLOTURE',
    [ASS, 'COORDINATEUR', 'ASSURE', 'MANDATAIRE'],
  ],
  ['renoncerCloture', ['EN_CLOTURE'], 'EN_COURS', [ASS]],
  ['clore', ['EN_CLOTURE'], 'CLOS', [ASS]],
  ['rouvrir', ['CLOS'], 'EN_COURS', [ASS]],
  ['archiver', ['CLOS'], 'ARCHIVE', ['SYSTEME']],
  ['purger', ['ARCHIVE'], 'PURGE', ['SYSTEME']],
];

it('la machine du dossier est bien construite, chaque état atteint', () => {
  expect(defautsMachine(MACHINE_DOSSIER)).toEqual([]);
  expect([...etatsAtteignables(MACHINE_DOSSIER)].sort()).toEqual([...ETATS_DOSSIER].sort());
  expect(Object.keys(MACHINE_DOSSIER.transitions).sort()).toEqual(TABLE.map(([nom]) => nom).sort());
});

describe.each(TABLE)('%s', (transition, de, vers, par) => {
  it.each(ETATS_DOSSIER)('depuis %s : exactement les acteurs prévus', (etat) => {
    for (const acteur of [...FONCTIONS, 'SYSTEME'] as const) {
      const resultat = appliquerTransitionDossier({ ...TOUT, etat }, { transition, acteur }, MAINTENANT);
      expect([acteur, resultat.ok ? resultat.valeur.vers : 'refus']).toEqual([
        acteur,
        de.includes(etat) && par.includes(acteur) ? vers : 'refus',
      ]);
    }
  });
});

describe('exigences', () => {
  it.each<[TransitionDossier, EtatDossier, Partial<FaitsDossier>, string | null]>([
    ['partager', 'OUVERT_SANS_PARTAGE', { aConsentementAssuranceMaladie: false }, 'aConsentement'],
    ['etablirPlan', 'EN_EVALUATION', { diagnosticSocialLe: null }, 'aDiagnosticSocial'],
    ['renoncerCloture', 'EN_CLOTURE', { aConsentementAssuranceMaladie: false }, 'aConsentement'],
    ['clore', 'EN_CLOTURE', { issue: null }, 'aIssue'],
    ['clore', 'EN_CLOTURE', { dateIssue: null }, 'aDateIssue'],
    ['clore', 'EN_CLOTURE', { dateIssue: '2026-11-23' }, 'aDateIssue'],
    ['clore', 'EN_CLOTURE', { aLivretFinal: false }, 'aLivretFinal'],
    ['clore', 'EN_CLOTURE', { issue: null, dateIssue: null, aLivretFinal: false }, 'aIssue,aDateIssue,aLivretFinal'],
    ['clore', 'EN_CLOTURE', { aLivretFinal: false, aConsentementAssuranceMaladie: false }, null],
    ['rouvrir', 'CLOS', { closLe: '2025-11-23' }, null],
    ['rouvrir', 'CLOS', { closLe: '2025-11-22' }, 'estRecent'],
    ['rouvrir', 'CLOS', { closLe: null }, 'estRecent'],
    ['archiver', 'CLOS', { conservationJusquAu: '2026-11-22' }, 'estConservationEchue'],
    ['purger', 'ARCHIVE', { conservationJusquAu: null }, 'estConservationEchue'],
  ])('%s depuis %s avec %p : %p', (transition, etat, faits, manquantes) => {
    const acteur = MACHINE_DOSSIER.transitions[transition].par[0] ?? 'SYSTEME';
    const resultat = appliquerTransitionDossier({ ...TOUT, ...faits, etat }, { transition, acteur }, MAINTENANT);
    expect(resultat.ok ? null : resultat.erreur.champs.map(({ code }) => code).join()).toBe(manquantes);
  });

  it('rend l’événement à écrire', () => {
    expect(appliquerTransitionDossier(TOUT, { transition: 'suspendre', acteur: ASS }, MAINTENANT)).toEqual({
      ok: true,
      valeur: {
        type: 'dossier-transforme',
        transition: 'suspendre',
        de: 'EN_COURS',
        vers: 'SUSPENDU',
        acteur: ASS,
        le: '2026-11-22T10:00:00.000Z',
      },
    });
  });
});

it('distingue les dossiers ouverts', () => {
  expect(ETATS_DOSSIER.filter((etat) => !estDossierOuvert(etat))).toEqual(['CLOS', 'ARCHIVE', 'PURGE']);
});
