import fc from 'fast-check';
import { FONCTIONS } from '../annuaire/fonctions.js';
import { defautsMachine, etatsAtteignables, type Acteur } from '../noyau/machine.js';
import { emettreSignalement, lireSaisieSignalement, nouveauSignalement } from './emettre-signalement.js';
import {
  ETATS_SIGNALEMENT,
  MACHINE_SIGNALEMENT,
  TRANSITIONS_SIGNALEMENT,
  type EtatSignalement,
  type Signalement,
  type TransitionSignalement,
} from './signalement.js';
import { delaiSignalement, suiviPourEmetteur } from './suivi-signalement.js';
import { appliquerTransitionSignalement, type CommandeSignalement } from './transitions-signalement.js';
import { libelleRaison, origineDeFonction } from './vocabulaire.js';

const MAINTENANT = new Date('2026-11-22T10:00:00Z');
const essai = (joint: boolean) => ({ le: '2026-11-20T10:00:00.000Z', canal: 'TELEPHONE', joint }) as const;
const unSignalementA = (etat: EtatSignalement, reste: Partial<Signalement> = {}): Signalement => ({
  ...nouveauSignalement('SERVICE_MEDICAL', MAINTENANT),
  etat,
  ...reste,
});
const COMPLETE = { niveauComplexite: 3, motif: 'AUTRE' };
const TOUTES_TENTATIVES = { tentatives: [essai(false), essai(false), essai(false)] };

const ATTENDU: Readonly<
  Record<TransitionSignalement, { de: readonly EtatSignalement[]; vers: EtatSignalement; par: readonly Acteur[] }>
> = {
  recevoir: {
    de: ['EMIS'],
    vers: 'RECU',
    par: ['SYSTEME', 'CSAM_SERVICE_MEDICAL', 'CSAM_SERVICE_SOCIAL', 'ASSISTANT_SERVICE_SOCIAL'],
  },
  qualifier: { de: ['RECU'], vers: 'QUALIFIE', par: ['CSAM_SERVICE_MEDICAL', 'CSAM_SERVICE_SOCIAL'] },
  refuserHorsChamp: { de: ['RECU'], vers: 'CLOS_HORS_CHAMP', par: ['CSAM_SERVICE_MEDICAL', 'CSAM_SERVICE_SOCIAL'] },
  contacter: {
    de: ['QUALIFIE', 'OFFRE_PROPOSEE'],
    vers: 'OFFRE_PROPOSEE',
    par: ['CSAM_SERVICE_SOCIAL', 'ASSISTANT_SERVICE_SOCIAL'],
  },
  accepter: { de: ['OFFRE_PROPOSEE'], vers: 'ACCEPTE', par: ['CSAM_SERVICE_SOCIAL', 'ASSISTANT_SERVICE_SOCIAL'] },
  decliner: { de: ['OFFRE_PROPOSEE'], vers: 'CLOS_DECLINE', par: ['CSAM_SERVICE_SOCIAL', 'ASSISTANT_SERVICE_SOCIAL'] },
  injoignable: {
    de: ['OFFRE_PROPOSEE'],
    vers: 'CLOS_INJOIGNABLE',
    par: ['CSAM_SERVICE_SOCIAL', 'ASSISTANT_SERVICE_SOCIAL'],
  },
};

describe('machine du signalement', () => {
  it('est bien construite, chaque état atteint', () => {
    expect(defautsMachine(MACHINE_SIGNALEMENT)).toEqual([]);
    expect([...etatsAtteignables(MACHINE_SIGNALEMENT)].sort()).toEqual([...ETATS_SIGNALEMENT].sort());
  });

  describe.each(ETATS_SIGNALEMENT)('depuis %s', (etat) => {
    it.each(TRANSITIONS_SIGNALEMENT)('%s : exactement les acteurs prévus', (transition) => {
      const attendu = ATTENDU[transition];
      for (const acteur of [...FONCTIONS, 'SYSTEME'] as const) {
        const resultat = appliquerTransitionSignalement(
          unSignalementA(etat, TOUTES_TENTATIVES),
          { transition, acteur, ...COMPLETE },
          MAINTENANT,
        );
        const permis = attendu.de.includes(etat) && attendu.par.includes(acteur);
        expect([acteur, resultat.ok ? resultat.valeur[0].etat : 'refus']).toEqual([
          acteur,
          permis ? attendu.vers : 'refus',
        ]);
      }
    });
  });
});

describe('exigences', () => {
  const refus = (
    etat: EtatSignalement,
    commande: Partial<CommandeSignalement> & Pick<CommandeSignalement, 'transition'>,
    reste = {},
  ) => {
    const resultat = appliquerTransitionSignalement(
      unSignalementA(etat, reste),
      { acteur: 'CSAM_SERVICE_SOCIAL', ...commande },
      MAINTENANT,
    );
    return resultat.ok ? null : resultat.erreur.champs.map(({ chemin }) => chemin).join();
  };

  it.each([
    [undefined, 'aNiveau'],
    [0, 'aNiveau'],
    [6, 'aNiveau'],
    [2.5, 'aNiveau'],
    [Number.NaN, 'aNiveau'],
    [1, null],
    [5, null],
  ])('qualifier au niveau %p : %p', (niveauComplexite, attendu) => {
    expect(refus('RECU', { transition: 'qualifier', niveauComplexite })).toBe(attendu);
  });

  it.each([
    [undefined, null],
    ['PLATEFORME', null],
    ['LUNE', 'orientation'],
    ['constructor', 'orientation'],
  ])('qualifier vers %p : %p', (orientation, attendu) => {
    expect(refus('RECU', { transition: 'qualifier', niveauComplexite: 2, orientation })).toBe(attendu);
  });

  it.each([
    [undefined, 'aMotifDeclin'],
    ['  ', 'aMotifDeclin'],
    ['x'.repeat(121), 'aMotifDeclin'],
    ['a\0', 'aMotifDeclin'],
    ['PAS_MAINTENANT', null],
    ['Préfère voir avec son syndicat', null],
  ])('decliner pour %p : %p', (motif, attendu) => {
    expect(refus('OFFRE_PROPOSEE', { transition: 'decliner', motif })).toBe(attendu);
  });

  it('refuserHorsChamp sans raison', () => {
    expect(refus('RECU', { transition: 'refuserHorsChamp' })).toBe('aMotifHorsChamp');
  });

  it.each([
    [[], 'aAssezDeTentatives'],
    [[false, false], 'aAssezDeTentatives'],
    [[false, true, false], 'aAssezDeTentatives'],
    [[false, false, false], null],
    [[false, true, false, false], null],
  ])('injoignable après %p : %p', (issues, attendu) => {
    expect(refus('OFFRE_PROPOSEE', { transition: 'injoignable' }, { tentatives: issues.map(essai) })).toBe(attendu);
  });

  it('le nombre de tentatives est réglable', () => {
    const signalement = unSignalementA('OFFRE_PROPOSEE', { tentatives: [essai(false)] });
    expect(
      appliquerTransitionSignalement(
        signalement,
        { transition: 'injoignable', acteur: 'CSAM_SERVICE_SOCIAL' },
        MAINTENANT,
        1,
      ).ok,
    ).toBe(true);
  });

  it('contacter sur un moyen inconnu', () => {
    expect(refus('QUALIFIE', { transition: 'contacter', canal: 'PIGEON' })).toBe('canal');
  });
});

it('un parcours entier garde niveau, orientation, tentatives et date de clôture', () => {
  const etapes: readonly CommandeSignalement[] = [
    { transition: 'recevoir', acteur: 'SYSTEME' },
    { transition: 'qualifier', acteur: 'CSAM_SERVICE_SOCIAL', niveauComplexite: 4, orientation: 'PLATEFORME' },
    { transition: 'contacter', acteur: 'CSAM_SERVICE_SOCIAL' },
    { transition: 'contacter', acteur: 'ASSISTANT_SERVICE_SOCIAL', canal: 'SMS', joint: true },
    { transition: 'accepter', acteur: 'ASSISTANT_SERVICE_SOCIAL' },
  ];
  const fin = etapes.reduce<Signalement>(
    (signalement, commande) => {
      const resultat = appliquerTransitionSignalement(signalement, commande, MAINTENANT);
      if (!resultat.ok) throw new Error(resultat.erreur.message);
      expect(resultat.valeur[1]).toMatchObject({
        de: signalement.etat,
        vers: resultat.valeur[0].etat,
        acteur: commande.acteur,
      });
      return resultat.valeur[0];
    },
    nouveauSignalement('REQUETE_CPAM_J90', MAINTENANT),
  );
  expect(fin).toMatchObject({
    etat: 'ACCEPTE',
    niveauComplexite: 4,
    orientation: 'PLATEFORME',
    closLe: MAINTENANT.toISOString(),
  });
  expect(fin.tentatives.map(({ canal, joint }) => [canal, joint])).toEqual([
    ['TELEPHONE', false],
    ['SMS', true],
  ]);
});

describe('suivi par l’émetteur', () => {
  it('compte les jours à Paris, arrêtés à la clôture', () => {
    const emisLe = '2026-11-10T23:30:00.000Z';
    expect(delaiSignalement({ emisLe, closLe: null }, '2026-11-22')).toBe(11);
    expect(delaiSignalement({ emisLe, closLe: '2026-11-12T10:00:00.000Z' }, '2026-11-22')).toBe(1);
    expect(delaiSignalement({ emisLe, closLe: null }, '2026-11-01')).toBe(0);
  });

  it.each([
    ['EMIS', 'EMIS', true],
    ['ACCEPTE', 'ACCEPTE', false],
    ['CLOS_HORS_CHAMP', 'CLOS_HORS_CHAMP', false],
    ['CLOS_DECLINE', 'CLOS', false],
    ['CLOS_INJOIGNABLE', 'CLOS', false],
  ] as const)('%s se lit %s', (etat, vu, enAttente) => {
    const suivi = suiviPourEmetteur(unSignalementA(etat), '2026-11-22');
    expect(suivi).toMatchObject({ etat: vu, enAttente });
  });

  it('un refus et un silence sont indiscernables', () => {
    expect(suiviPourEmetteur(unSignalementA('CLOS_DECLINE'), '2026-11-22')).toEqual(
      suiviPourEmetteur(unSignalementA('CLOS_INJOIGNABLE'), '2026-11-22'),
    );
  });
});

describe('émission', () => {
  it('déduit l’origine de la fonction', () => {
    expect(FONCTIONS.filter((fonction) => origineDeFonction(fonction) === null)).toEqual([
      'COORDINATEUR',
      'ADMINISTRATEUR',
      'DPO',
      'PILOTE',
    ]);
    expect(emettreSignalement('MEDECIN_TRAVAIL', MAINTENANT)).toMatchObject({
      etat: 'EMIS',
      origine: 'SPST',
      emisLe: MAINTENANT.toISOString(),
    });
    expect(emettreSignalement('PILOTE', MAINTENANT)).toBeNull();
  });

  const SAISIE = {
    assure: {
      nir: '1 80 12 75 123 456 42',
      nomNaissance: 'Éveno',
      prenom: 'Yann',
      dateNaissance: '1980-12-03',
      sexe: 'M',
      telephone: '06 12 34 56 78',
    },
    motif: 'ARRET_LONG',
    arret: { dateDebut: '2026-07-01', risque: 'MALADIE' },
    assureInforme: true,
  };

  it('normalise une saisie correcte', () => {
    expect(lireSaisieSignalement(SAISIE, '2026-11-22')).toEqual({
      ok: true,
      valeur: {
        motif: 'ARRET_LONG',
        commentaire: null,
        assureInforme: true,
        assure: {
          nir: '180127512345642',
          nomNaissance: 'Éveno',
          nomUsage: null,
          prenom: 'Yann',
          dateNaissance: '1980-12-03',
          sexe: 'M',
          telephone: '+33612345678',
          courriel: null,
          codePostal: null,
        },
        arret: { dateDebut: '2026-07-01', risque: 'MALADIE', dateFinPrescrite: null },
      },
    });
    expect(lireSaisieSignalement({ ...SAISIE, arret: null, motif: 'Perd pied' }, '2026-11-22').ok).toBe(true);
  });

  it.each<[string, unknown, readonly string[]]>([
    [
      'rien',
      null,
      ['motif', 'assure.nir', 'assure.nomNaissance', 'assure.prenom', 'assure.dateNaissance', 'assure.sexe'],
    ],
    [
      'texte',
      'x',
      ['motif', 'assure.nir', 'assure.nomNaissance', 'assure.prenom', 'assure.dateNaissance', 'assure.sexe'],
    ],
    ['clé du NIR', { ...SAISIE, assure: { ...SAISIE.assure, nir: '180127512345643' } }, ['assure.nir']],
    ['assuré en liste', { ...SAISIE, assure: [] }, ['assure']],
    ['arrêt futur', { ...SAISIE, arret: { dateDebut: '2026-12-01', risque: 'MALADIE' } }, ['arret.dateDebut']],
    [
      'arrêt à l’envers',
      { ...SAISIE, arret: { ...SAISIE.arret, dateFinPrescrite: '2026-06-01' } },
      ['arret.dateFinPrescrite'],
    ],
    ['risque inconnu', { ...SAISIE, arret: { dateDebut: '2026-07-01', risque: 'GRIPPE' } }, ['arret.risque']],
    ['clé étrangère', { ...SAISIE, diagnostic: 'secret' }, ['diagnostic']],
    ['clé étrangère imbriquée', { ...SAISIE, assure: { ...SAISIE.assure, pathologie: 'x' } }, ['assure.pathologie']],
  ])('refuse : %s', (_nom, valeur, chemins) => {
    const lu = lireSaisieSignalement(valeur, '2026-11-22');
    expect(lu.ok ? [] : lu.erreur.map(({ chemin }) => chemin)).toEqual(chemins);
  });

  it('ne lève jamais d’exception', () => {
    fc.assert(
      fc.property(fc.anything(), (valeur) => typeof lireSaisieSignalement(valeur, '2026-11-22').ok === 'boolean'),
    );
  });

  it('dit les raisons, codées ou libres', () => {
    expect(libelleRaison('PAS_MAINTENANT')).toBe('Pas maintenant');
    expect(libelleRaison('AUTRE_REGIME')).toBe('Autre régime');
    expect(libelleRaison('Perd pied')).toBe('Perd pied');
  });
});
