import fc from 'fast-check';
import { ajouterJours, jourSemaine } from '../noyau/date-civile.js';
import { estOuvrableDans, feriesDuDepartement, joursOuvrables } from '../noyau/jours-feries.js';
import { appliquerGeste, type Dispositif } from './appliquer-geste.js';
import type { DonneesDispositif, PeriodeEssai } from './champs-dispositif.js';
import { compterDispositif } from './compteurs.js';
import { CONTEXTE } from './essais/saisies.js';
import { dernierJourDEssai, epuiseLe, joursDEssai, premierJourDEssai } from './jours-essai.js';
import { finPrevue, prochainsPas } from './prochains-pas.js';
import { CODES_REGLE, regleEnVigueur, REGLES_DISPOSITIF } from './regles-dispositif.js';

const journees = (du: string, au: string, moment: PeriodeEssai['moment'] = 'JOURNEE'): PeriodeEssai => ({
  du,
  au,
  moment,
});
const dates = fc.integer({ min: 0, max: 3_650 }).map((jours) => ajouterJours('2023-01-01', jours));
const departements = fc.constantFrom('56', '57', '67', '68', '971', '972', '973', '974', '976');

describe('jours fériés par département', () => {
  it.each([
    ['56', 2026, 11],
    ['57', 2026, 13],
    ['67', 2026, 13],
    ['974', 2026, 12],
  ])('%s en %i : %i', (departement, annee, nombre) =>
    expect(feriesDuDepartement(annee, departement)).toHaveLength(nombre),
  );

  it.each([
    ['2026-12-26', '56', true],
    ['2026-12-26', '57', false],
    ['2026-04-03', '68', false],
    ['2026-04-03', '75', true],
    ['2026-12-19', '974', true],
    ['2025-12-20', '974', false],
    ['2024-02-29', '56', true],
    ['2026-11-22', '56', false],
  ])('le %s dans le %s : ouvrable %p', (date, departement, attendu) =>
    expect(estOuvrableDans(date, departement)).toBe(attendu),
  );
});

describe('jours d’un essai', () => {
  it.each([
    ['une semaine, samedi compris', [journees('2026-11-23', '2026-11-29')], '56', 6],
    ['des matins', [journees('2026-11-23', '2026-11-28', 'MATIN')], '56', 3],
    [
      'matin et après-midi du même jour',
      [journees('2026-11-23', '2026-11-23', 'MATIN'), journees('2026-11-23', '2026-11-23', 'APRES_MIDI')],
      '56',
      1,
    ],
    ['deux fois le même jour', [journees('2026-11-23', '2026-11-24'), journees('2026-11-24', '2026-11-24')], '56', 2],
    ['fractionné autour de l’armistice', [journees('2026-11-10', '2026-11-12')], '56', 2],
    ['26 décembre en Moselle', [journees('2026-12-24', '2026-12-28')], '57', 2],
    ['26 décembre ailleurs', [journees('2026-12-24', '2026-12-28')], '56', 3],
    ['29 février', [journees('2028-02-28', '2028-03-01')], '56', 3],
    ['changement d’heure de printemps', [journees('2026-03-28', '2026-03-30')], '56', 2],
    ['changement d’heure d’automne', [journees('2026-10-24', '2026-10-26')], '56', 2],
    ['à l’envers', [journees('2026-11-24', '2026-11-23')], '56', 0],
  ])('%s', (_, periodes, departement, attendu) => expect(joursDEssai(periodes, departement)).toBe(attendu));

  it('vaut les jours ouvrables du calendrier, se coupe en deux sans rien perdre, et l’ordre ne compte pas', () => {
    fc.assert(
      fc.property(dates, fc.nat(40), fc.nat(40), departements, (du, avant, apres, departement) => {
        const [milieu, au] = [ajouterJours(du, avant), ajouterJours(du, avant + apres + 1)];
        const entier = joursDEssai([journees(du, au)], departement);
        const coupe = [journees(ajouterJours(milieu, 1), au), journees(du, milieu)];
        expect(joursDEssai(coupe, departement)).toBe(entier);
        expect(joursDEssai([...coupe, journees(du, au, 'MATIN')], departement)).toBe(entier);
        expect(joursDEssai([journees(du, au, 'MATIN')], departement)).toBe(entier / 2);
        expect(joursDEssai([journees(du, au)], departement, milieu)).toBe(
          joursDEssai([journees(du, milieu)], departement),
        );
        if (departement === '56') expect(entier).toBe(joursOuvrables(du, au));
        if (departement === '57') expect(entier).toBe(joursOuvrables(du, au, true));
        if (entier > 0) {
          const [premier, dernier] = [premierJourDEssai(coupe, departement), dernierJourDEssai(coupe, departement)];
          expect([premier! >= du, dernier! <= au, jourSemaine(premier!) <= 6, jourSemaine(dernier!) <= 6]).toEqual([
            true,
            true,
            true,
            true,
          ]);
        }
      }),
    );
  });

  it('le jour d’épuisement est celui où le compte tombe juste', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 28 }), departements, (depuis, jours, departement) => {
        const fin = epuiseLe(depuis, jours, departement)!;
        expect(joursDEssai([journees(ajouterJours(depuis, 1), fin)], departement)).toBe(jours);
        expect(estOuvrableDans(fin, departement)).toBe(true);
      }),
    );
    expect(epuiseLe('2026-11-22', 0, '56')).toBeNull();
  });
});

describe('limites de l’essai', () => {
  const solliciter = (periodes: readonly PeriodeEssai[]) =>
    appliquerGeste(
      { type: 'ESSAI_ENCADRE', etat: 'EVALUATION_FAITE', donnees: { entreprise: 'A', poste: 'B' } },
      {
        geste: 'solliciterAccords',
        acteur: 'ASSISTANT_SERVICE_SOCIAL',
        saisie: { entreprise: 'A', poste: 'B', periodes },
      },
      CONTEXTE,
    );
  const renouveler = (periodes: readonly PeriodeEssai[], renouvellement: readonly PeriodeEssai[]) =>
    appliquerGeste(
      { type: 'ESSAI_ENCADRE', etat: 'EN_COURS', donnees: { periodes } },
      { geste: 'demanderRenouvellement', acteur: 'ASSISTANT_SERVICE_SOCIAL', saisie: { renouvellement } },
      CONTEXTE,
    );

  it.each([
    ['14 jours ouvrables', journees('2026-11-23', '2026-12-08'), true],
    ['15 jours ouvrables', journees('2026-11-23', '2026-12-09'), false],
    ['28 matins', journees('2026-11-23', '2026-12-24', 'MATIN'), true],
    ['un dimanche seul', journees('2026-11-29', '2026-11-29'), false],
  ])('%s : %p', (_, periode, permis) => expect(solliciter([periode]).ok).toBe(permis));

  it('avec le renouvellement, jamais plus de 28 jours, quel que soit le découpage', () => {
    fc.assert(
      fc.property(
        dates,
        fc.integer({ min: 1, max: 14 }),
        fc.integer({ min: 1, max: 20 }),
        departements,
        (debut, premiers, suite, departement) => {
          const finPremiers = epuiseLe(debut, premiers, departement)!;
          const finSuite = epuiseLe(finPremiers, suite, departement)!;
          const fait = appliquerGeste(
            {
              type: 'ESSAI_ENCADRE',
              etat: 'EN_COURS',
              donnees: { periodes: [journees(ajouterJours(debut, 1), finPremiers)] },
            },
            {
              geste: 'demanderRenouvellement',
              acteur: 'ASSURE',
              saisie: { renouvellement: [journees(ajouterJours(finPremiers, 1), finSuite)] },
            },
            { ...CONTEXTE, departement },
          );
          expect(fait.ok).toBe(premiers + suite <= 28);
        },
      ),
    );
  });

  it('un renouvellement redemande les trois médecins, et ses jours ne comptent comme accordés qu’ensuite', () => {
    const demande = renouveler([journees('2026-11-09', '2026-11-21')], [journees('2026-11-23', '2026-11-28')]);
    if (!demande.ok) throw new Error(demande.erreur.message);
    let dispositif: Dispositif = demande.valeur.dispositif;
    const jouer = (
      geste: string,
      acteur: 'MEDECIN_CONSEIL' | 'MEDECIN_TRAVAIL' | 'ASSISTANT_SERVICE_SOCIAL',
      saisie: object,
    ): boolean => {
      const fait = appliquerGeste(dispositif, { geste, acteur, saisie }, CONTEXTE);
      if (fait.ok) dispositif = fait.valeur.dispositif;
      return fait.ok;
    };
    expect(prochainsPas(dispositif, '2026-11-20', CONTEXTE).map(({ qui }) => qui)).toEqual([
      'MEDECIN_TRAITANT',
      'MEDECIN_TRAVAIL',
      'MEDECIN_CONSEIL',
    ]);
    expect(jouer('renouveler', 'ASSISTANT_SERVICE_SOCIAL', {})).toBe(false);
    expect(jouer('repondreAuRenouvellement', 'MEDECIN_CONSEIL', { reponse: 'FAVORABLE' })).toBe(true);
    expect(jouer('repondreAuRenouvellement', 'MEDECIN_TRAVAIL', { reponse: 'FAVORABLE' })).toBe(true);
    expect(
      jouer('repondreAuRenouvellement', 'MEDECIN_CONSEIL', { partie: 'MEDECIN_TRAITANT', reponse: 'FAVORABLE' }),
    ).toBe(false);
    expect(
      jouer('repondreAuRenouvellement', 'ASSISTANT_SERVICE_SOCIAL', {
        partie: 'MEDECIN_TRAITANT',
        reponse: 'FAVORABLE',
      }),
    ).toBe(false);
    expect(
      jouer('repondreAuRenouvellement', 'ASSISTANT_SERVICE_SOCIAL', {
        partie: 'MEDECIN_TRAITANT',
        reponse: 'FAVORABLE',
        pieceLe: '2026-11-20',
      }),
    ).toBe(true);
    expect(jouer('renouveler', 'ASSISTANT_SERVICE_SOCIAL', {})).toBe(true);
    expect(dispositif.donnees).toMatchObject({ renouvele: true });
    expect(dispositif.donnees.renouvellement).toBeUndefined();
    expect(finPrevue(dispositif, '56')).toBe('2026-11-28');
  });
});

const phrases = (
  type: Dispositif['type'],
  etat: string,
  donnees: DonneesDispositif,
  plus: object = {},
): readonly string[] =>
  compterDispositif({ type, etat, donnees }, { ...CONTEXTE, ...plus }).map(({ phrase }) => phrase);

it('les compteurs se disent en une phrase', () => {
  const accords = {
    MEDECIN_TRAITANT: { reponse: 'FAVORABLE', le: '2026-11-10' },
    ENTREPRISE: { reponse: 'FAVORABLE', le: '2026-11-10' },
  } as const;
  const periodes = [journees('2026-11-12', '2026-11-27')];
  expect(phrases('ESSAI_ENCADRE', 'EN_COURS', { periodes })).toEqual([
    '9 jours ouvrables sur 14, renouvelable jusqu’à 28\u00a0; 14 prévus en tout.',
  ]);
  expect(
    phrases('ESSAI_ENCADRE', 'ACCORDS_EN_COURS', {
      periodes: [journees('2026-12-01', '2026-12-02', 'MATIN')],
      accords,
    }),
  ).toEqual([
    '0 jour ouvrable sur 14, renouvelable jusqu’à 28\u00a0; 1 prévus en tout\u00a0; il manque les accords du médecin du travail et du médecin conseil.',
  ]);
  expect(phrases('CRPE', 'EN_COURS', { debut: '2026-09-01', fin: '2028-03-01' })).toEqual([
    '3 mois sur 18\u00a0; 19 prévus\u00a0; au plus tard le 29 février 2028\u00a0; c’est trop long.',
  ]);
  expect(
    phrases('ACTION_PENDANT_ARRET', 'EN_COURS', { natureAction: 'ARPIJ', debut: '2026-11-02', fin: '2027-01-03' }),
  ).toEqual(['3 semaines sur 9\u00a0; 9 prévus\u00a0; au plus tard le 3 janvier 2027.']);
  expect(phrases('RQTH', 'DEPOSE', { recevableLe: '2026-10-31' })).toEqual([
    'Réponse de la MDPH\u00a0: jusqu’au 28 février 2027\u00a0; il reste 98 jours.',
  ]);
  expect(phrases('RQTH', 'DEPOSE', { recevableLe: '2026-07-01' })).toEqual([
    'Sans réponse, c’est un refus\u00a0: le délai a pris fin le 1er novembre 2026.',
  ]);
  expect(phrases('RQTH', 'ENVISAGEE', {})).toEqual([]);
  expect(phrases('INAPTITUDE', 'AVIS_RENDU', { avisLe: '2026-11-13' })).toHaveLength(2);
});

describe('immersions', () => {
  const passee = (debut: string, fin: string, entreprise = 'ATELIER de Vannes ') => ({
    type: 'PMSMP' as const,
    etat: 'TERMINEE',
    donnees: { debut, fin, entreprise },
  });
  const signer = (
    saisie: object,
    autres: readonly ReturnType<typeof passee>[] = [],
    finArretLe: string | null = null,
  ) =>
    appliquerGeste(
      { type: 'PMSMP', etat: 'PROJET', donnees: {} },
      {
        geste: 'signerConvention',
        acteur: 'CONSEILLER_CAP_EMPLOI',
        saisie: {
          entreprise: 'Atelier de Vannes',
          objetPmsmp: 'DECOUVRIR_METIER',
          prescripteur: 'Cap emploi',
          signeAssureLe: '2026-11-01',
          signeEntrepriseLe: '2026-11-01',
          signeOrganismeLe: '2026-11-01',
          debut: '2026-12-01',
          fin: '2026-12-31',
          ...saisie,
        },
      },
      { ...CONTEXTE, autres, finArretLe },
    ).ok;

  it.each([
    ['un mois', {}, [], true],
    ['un mois et un jour', { fin: '2027-01-01' }, [], false],
    ['février', { debut: '2027-02-01', fin: '2027-02-28' }, [], true],
    ['deuxième de l’année, 60 jours', { fin: '2026-12-30' }, [passee('2026-03-01', '2026-03-30')], true],
    ['deuxième de l’année, 61 jours', {}, [passee('2026-03-01', '2026-03-30')], false],
    [
      'troisième de l’année',
      { fin: '2026-12-05' },
      [passee('2026-03-01', '2026-03-05'), passee('2026-05-01', '2026-05-05')],
      false,
    ],
    ['ailleurs ne compte pas', {}, [passee('2026-03-01', '2026-03-30', 'Autre')], true],
    ['l’an d’avant ne compte pas', {}, [passee('2025-11-01', '2025-11-30')], true],
  ])('%s : %p', (_, saisie, autres, permis) => expect(signer(saisie, autres)).toBe(permis));

  it('pendant l’arrêt, la CPAM autorise d’abord', () => {
    expect([signer({}, [], '2026-12-15'), signer({}, [], '2026-11-30')]).toEqual([false, true]);
  });
});

describe('règles datées', () => {
  it('chaque code a une règle en vigueur et une source ; avant sa date, c’est un défaut de paramétrage', () => {
    for (const code of CODES_REGLE) expect(regleEnVigueur(code, '2026-11-22').source).toMatch(/\S/);
    expect(() => regleEnVigueur('ESSAI_TOTAL', '2021-01-01')).toThrow(RangeError);
  });

  it('une règle changée s’applique à partir de son jour, sans toucher à l’ancienne', () => {
    const catalogue = REGLES_DISPOSITIF.flatMap((regle) =>
      regle.code === 'ESSAI_PERIODE'
        ? [
            { ...regle, valideAu: '2026-12-31' },
            { ...regle, valeur: 20, valideDu: '2027-01-01' },
          ]
        : [regle],
    );
    const total = (aujourdhui: string): number | undefined =>
      compterDispositif(
        { type: 'ESSAI_ENCADRE', etat: 'PROJET', donnees: {} },
        { ...CONTEXTE, aujourdhui, catalogue },
      )[0]?.total;
    expect([total('2026-12-31'), total('2027-01-01')]).toEqual([14, 20]);
  });
});

it('sans employeur, rien n’attend d’entreprise', () => {
  const indépendant = { ...CONTEXTE, sansEmployeur: true };
  const prescrit: Dispositif = { type: 'TEMPS_PARTIEL_THERAPEUTIQUE', etat: 'PRESCRIT', donnees: {} };
  const reprise = {
    geste: 'demarrerSansEmployeur',
    acteur: 'ASSISTANT_SERVICE_SOCIAL',
    saisie: { quotite: 50, debut: '2026-12-01' },
  } as const;
  expect(appliquerGeste(prescrit, reprise, CONTEXTE).ok).toBe(false);
  expect(appliquerGeste(prescrit, reprise, indépendant).ok).toBe(true);
  expect(prochainsPas(prescrit, '2026-11-22', indépendant)[0]?.qui).toBe('REFERENT');
});
