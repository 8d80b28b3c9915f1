import fc from 'fast-check';
import { CATEGORIES_FICHE, type CategorieFiche } from './categories.js';
import { dureeArret, finArret, lireCategorie } from './fiche.js';
import { lireCodeApe, SCHEMAS_FICHE } from './fiche-schemas.js';
import type { Schema } from '../noyau/schema-champs.js';

const CONTEXTE = { aujourdhui: '2026-11-22' };
const EXEMPLES: Readonly<Record<CategorieFiche, Record<string, unknown>>> = {
  identite: {
    nomNaissance: 'Le Roux',
    nomUsage: 'Guéguen',
    prenom: 'Sophie',
    dateNaissance: '1981-03-12',
    sexe: 'F',
    regime: 'GENERAL',
    representantLegal: null,
  },
  nir: { nir: '2 55 08 14 168 025 38' },
  coordonnees: {
    telephone: '0612345678',
    courriel: 'a@exemple.invalid',
    codePostal: '56000',
    commune: 'Vannes',
    canalPrefere: 'SMS',
  },
  arret: {
    dateDebut: '2026-07-05',
    risque: 'MALADIE_PROFESSIONNELLE',
    dateFinPrescrite: '2026-11-15',
    prolongations: [{ dateFin: '2027-02-15', recueLe: '2026-11-14' }],
    dateFinDroits: '2029-07-04',
    sourceFinDroits: 'SAISIE_CPAM',
    finDroitsSaisieLe: '2026-11-01',
  },
  avis: {
    avis: [
      {
        objet: 'REPRISE_AMENAGEE',
        sensAvis: 'FAVORABLE',
        date: '2026-11-06',
        dureeJours: 90,
        valableJusquAu: '2027-02-15',
      },
    ],
  },
  capacites: {
    capacites: ['TRAVAIL_ASSIS'],
    restrictions: ['PORT_CHARGES'],
    amenagements: ['HORAIRES'],
    precisions: 'Le matin de préférence',
  },
  social: {
    menage: 'FAMILLE_MONOPARENTALE',
    personnesACharge: 3,
    logement: 'LOCATAIRE',
    mobilite: 'TRANSPORTS_EN_COMMUN',
    aidant: false,
    difficultes: ['MOBILITE', 'BUDGET'],
    diagnosticSocial: 'Ligne 1\nLigne 2',
    diagnosticSocialLe: '2026-10-14',
  },
  finances: {
    ressourcesMensuelles: 1450,
    chargesMensuelles: 900,
    ressources: ['INDEMNITES_JOURNALIERES'],
    dettes: true,
    surendettement: false,
  },
  emploi: {
    statutEmploi: 'CDI',
    employeur: 'CLINIQUE DES EMBRUNS 7',
    siret: '732 829 320 00074',
    codeApe: '8610z',
    nomenclatureApe: 'NAF_REV2',
    poste: 'Aide-soignante',
    quotite: 80,
    dateEntree: '2012-01-02',
  },
  statutSante: { rqth: 'ACCORDEE', rqthFin: '2030-01-01', invalidite: 'AUCUNE', titreBoeth: [] },
  projet: { intention: 'RECONVERSION', metierVise: 'Secrétaire médicale', description: 'Se former\nà distance' },
};

describe.each(CATEGORIES_FICHE)('%s', (categorie) => {
  it('lit un exemple complet, et relit ce qu’elle a rendu', () => {
    const lu = lireCategorie(categorie, EXEMPLES[categorie], CONTEXTE);
    expect(lu).toEqual({ ok: true, valeur: expect.any(Object) as unknown });
    if (lu.ok) expect(lireCategorie(categorie, lu.valeur, CONTEXTE)).toEqual(lu);
  });

  it('donne à chaque champ un libellé français', () => {
    const champs = Object.values<Schema[string]>(SCHEMAS_FICHE[categorie]);
    expect(champs.length).toBeGreaterThan(0);
    for (const champ of champs) expect(champ.libelle).toMatch(/^[A-ZÀ-Ý]/);
  });

  it('refuse un champ étranger, un type étranger, une clé héritée', () => {
    for (const valeur of [
      { ...EXEMPLES[categorie], diagnostic: 'x' },
      null,
      [],
      'texte',
      3,
      JSON.parse('{"__proto__":{}}'),
    ])
      expect(lireCategorie(categorie, valeur, CONTEXTE).ok).toBe(false);
  });

  it('ne lève jamais d’exception', () => {
    const cles = Object.keys(SCHEMAS_FICHE[categorie]);
    const valeur = fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom(...cles), fc.anything()));
    fc.assert(
      fc.property(valeur, (v) => typeof lireCategorie(categorie, v, CONTEXTE).ok === 'boolean'),
      { numRuns: 200 },
    );
  });
});

describe('cohérence entre champs', () => {
  it.each<[CategorieFiche, Record<string, unknown>, string]>([
    ['identite', { dateNaissance: '1900-01-01' }, 'dateNaissance'],
    ['identite', { dateNaissance: '2026-11-23' }, 'dateNaissance'],
    ['identite', { sexe: null }, 'sexe'],
    ['nir', { nir: '255081416802539' }, 'nir'],
    ['coordonnees', { telephone: '12' }, 'telephone'],
    ['coordonnees', { courriel: 'a@' }, 'courriel'],
    ['arret', { dateFinPrescrite: '2026-07-04' }, 'dateFinPrescrite'],
    ['arret', { dateReprise: '2026-07-04' }, 'dateReprise'],
    ['arret', { prolongations: [{ dateFin: '2026-07-04' }] }, 'prolongations.0.dateFin'],
    ['arret', { dateFinDroits: '2026-07-04' }, 'dateFinDroits'],
    ['arret', { sourceFinDroits: null }, 'sourceFinDroits'],
    ['arret', { dateDebut: '2026-11-23' }, 'dateDebut'],
    ['arret', { risque: 'GRIPPE' }, 'risque'],
    [
      'avis',
      { avis: [{ objet: 'REPRISE', sensAvis: 'FAVORABLE', date: '2026-11-06', valableJusquAu: '2026-11-05' }] },
      'avis.0.valableJusquAu',
    ],
    [
      'avis',
      { avis: [{ objet: 'REPRISE', sensAvis: 'FAVORABLE', date: '2026-11-06', motif: 'lombalgie' }] },
      'avis.0.motif',
    ],
    ['capacites', { restrictions: ['LOMBALGIE'] }, 'restrictions'],
    ['capacites', { precisions: 'x'.repeat(301) }, 'precisions'],
    ['social', { personnesACharge: -1 }, 'personnesACharge'],
    ['social', { diagnosticSocial: 'x'.repeat(4001) }, 'diagnosticSocial'],
    ['finances', { ressourcesMensuelles: '1450' }, 'ressourcesMensuelles'],
    ['emploi', { siret: '12345678901234' }, 'siret'],
    ['emploi', { nomenclatureApe: null }, 'nomenclatureApe'],
    ['emploi', { codeApe: '861' }, 'codeApe'],
    ['emploi', { dateFinContrat: '2011-01-01' }, 'dateFinContrat'],
    ['emploi', { quotite: 101 }, 'quotite'],
    ['statutSante', { invalidite: '2' }, 'invalidite'],
    ['projet', { intention: 'LUNE' }, 'intention'],
  ])('%s avec %p : faute sur %s', (categorie, ecart, chemin) => {
    const lu = lireCategorie(categorie, { ...EXEMPLES[categorie], ...ecart }, CONTEXTE);
    expect(lu.ok ? [] : lu.erreur.map((erreur) => erreur.chemin)).toEqual([chemin]);
  });
});

describe('arrêt', () => {
  const arret = (ecart: Record<string, unknown> = {}) => {
    const lu = lireCategorie('arret', { ...EXEMPLES.arret, ...ecart }, CONTEXTE);
    if (!lu.ok) throw new Error('exemple faux');
    return lu.valeur;
  };

  it('finit à la plus lointaine des fins connues', () => {
    expect(finArret(arret())).toBe('2027-02-15');
    expect(finArret(arret({ prolongations: [] }))).toBe('2026-11-15');
    expect(finArret(arret({ prolongations: [], dateFinPrescrite: null }))).toBeNull();
  });

  it('se réduit à une durée pour qui n’a droit qu’à elle', () => {
    expect(dureeArret(arret(), '2026-11-22')).toEqual({ jours: 141, enCours: true });
    expect(dureeArret(arret({ dateReprise: '2026-07-08' }), '2026-11-22')).toEqual({ jours: 3, enCours: false });
    expect(dureeArret(arret({ dateReprise: '2027-01-04' }), '2026-11-22')).toEqual({ jours: 141, enCours: true });
  });
});

it.each([
  ['8610z', '86.10Z'],
  ['86.10Z', '86.10Z'],
  ['86.1Z', null],
])('code APE %p → %p', (saisie, attendu) => {
  const lu = lireCodeApe(saisie);
  expect(lu.ok ? lu.valeur : null).toBe(attendu);
});
