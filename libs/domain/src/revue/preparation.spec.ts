import { FONCTIONS } from '../annuaire/fonctions.js';
import { heureParis } from '../noyau/horloge.js';
import { etatsAtteignables, transitionsPossibles, defautsMachine, appliquer } from '../noyau/machine.js';
import { accepteAvisDiffere, categorieAvisDiffere } from './avis-differe.js';
import {
  chargeDeSeance,
  composer,
  formatPropose,
  lotALaFin,
  MINUTES_DU_CRENEAU,
  type FormatPassage,
} from './creneaux.js';
import { expliquerRaison, questionProposee } from './expliquer-raison.js';
import { limiteOrdreDuJour } from './limite-ordre-du-jour.js';
import { RAISONS, type FaitsCandidat, type Raison, type SeancePreparee } from './ordre-du-jour.js';
import { ETATS_ORIENTATION_ETM, MACHINE_ORIENTATION_ETM } from './orientation-etm.js';
import { ETATS_PASSAGE, ETATS_REVUE, MACHINE_REVUE } from './revue.js';
import { defautsRythme, seancesDuRythme, type RythmeSaisi } from './rythme.js';
import { machineDe, peutPlanifier, peutTenir, seanceOuverteA } from './tenue-de-seance.js';

describe('limite de l’ordre du jour : deux jours ouvrés avant, à la même heure', () => {
  it.each([
    ['un jeudi', '2026-11-26T13:00:00.000Z', '2026-11-24T13:00:00.000Z'],
    ['un lundi : le jeudi d’avant', '2026-11-30T13:00:00.000Z', '2026-11-26T13:00:00.000Z'],
    ['un mardi : le vendredi d’avant', '2026-12-01T13:00:00.000Z', '2026-11-27T13:00:00.000Z'],
    ['après le 11 novembre, férié', '2026-11-13T13:00:00.000Z', '2026-11-10T13:00:00.000Z'],
    ['à cheval sur l’heure d’hiver', '2026-10-26T13:00:00.000Z', '2026-10-22T12:00:00.000Z'],
    ['à cheval sur l’heure d’été', '2026-03-30T12:00:00.000Z', '2026-03-26T13:00:00.000Z'],
  ])('%s', (_nom, debut, limite) => {
    const calculee = limiteOrdreDuJour(new Date(debut));
    expect(calculee.toISOString()).toBe(limite);
    expect(heureParis(calculee)).toBe(heureParis(new Date(debut)));
  });
});

describe('créneaux', () => {
  it.each<[string, readonly FormatPassage[], number, number]>([
    ['rien', [], 100, 100],
    ['tient juste', ['STANDARD', 'LONG', 'LOT'], 24, 0],
    ['déborde', ['LONG', 'LONG'], 20, -10],
  ])('temps total : %s', (_nom, formats, duree, reste) => {
    const charge = chargeDeSeance(
      formats.map((format) => ({ dureeMinutes: MINUTES_DU_CRENEAU[format] })),
      duree,
    );
    expect(charge).toEqual({ total: duree - reste, reste, depasse: reste < 0 });
  });

  it.each<[readonly Raison[], FormatPassage]>([
    [['PROPOSE_CLOTURE'], 'LOT'],
    [['SANS_REFERENT', 'PROPOSE_CLOTURE'], 'STANDARD'],
    [['PRE_REPRISE_RECUE'], 'STANDARD'],
    [[], 'STANDARD'],
  ])('%j propose %s', (raisons, format) => expect(formatPropose(raisons)).toBe(format));

  it.each([
    [40, [8, 15, 8, 1]],
    [20, [8, 8, 1]],
    [9, [8, 1]],
    [0, []],
    [-4, []],
  ])('composer %i minutes garde l’ordre et saute ce qui ne tient pas', (minutes, durees) => {
    const candidats = [8, 15, 8, 1].map((dureeMinutes) => ({ dureeMinutes }));
    expect(composer(candidats, minutes).map((c) => c.dureeMinutes)).toEqual(durees);
  });

  it('le lot passe en dernier, sans déranger le reste', () => {
    const passages = (['LOT', 'STANDARD', 'LOT', 'LONG'] as const).map((format, rang) => ({ format, rang }));
    expect(lotALaFin(passages).map(({ rang }) => rang)).toEqual([1, 3, 0, 2]);
  });
});

describe('raisons expliquées', () => {
  const SEANCE: SeancePreparee = {
    type: 'REVUE',
    precedente: '2026-11-12',
    date: '2026-11-26',
    suivante: '2026-12-10',
  };
  const FAITS: FaitsCandidat = {
    numero: 'n',
    etat: 'EN_COURS',
    aConsentement: true,
    ouvertLe: '2026-11-13',
    referentId: null,
    dernierContactLe: '2026-10-20',
    finArretLe: '2026-12-01',
    finDroitsLe: '2026-11-26',
    finEssaiLe: '2026-11-27',
    prochainPassageLe: '2026-11-26',
    preRepriseRecueLe: '2026-11-20',
    plusAncienneEcheance: '2026-11-25',
    aRepresenter: true,
    orientationAccepteeLe: '2026-12-01',
  };

  it.each<[Raison, string]>([
    ['ORIENTATION_ACCEPTEE', 'le 1er décembre 2026'],
    ['DECISION_ECHUE', 'prévue ce jour'],
    ['A_REPRESENTER', 'pas conclu la dernière fois'],
    ['ACTION_EN_RETARD', 'depuis 1 jour'],
    ['PRE_REPRISE_RECUE', 'le 20 novembre 2026'],
    ['FIN_DROITS_PROCHE', 'le 26 novembre 2026, jour de la séance'],
    ['FIN_ARRET_PROCHE', 'le 1er décembre 2026, 5 jours après la séance'],
    ['FIN_ESSAI_PROCHE', 'le 27 novembre 2026, 1 jour après la séance'],
    ['NOUVELLE_INCLUSION', 'le 13 novembre 2026'],
    ['SANS_REFERENT', 'personne ne mène ce dossier'],
    ['SANS_NOUVELLE', '37 jours'],
    ['PROPOSE_CLOTURE', 'le référent propose de clore'],
  ])('%s', (raison, phrase) => expect(expliquerRaison(raison, FAITS, SEANCE, { arretEntier: true })).toBe(phrase));

  it('dit qu’aucun contact n’est noté, depuis combien de temps une décision attend', () => {
    const faits = { ...FAITS, dernierContactLe: null, prochainPassageLe: '2026-11-12' };
    expect(expliquerRaison('SANS_NOUVELLE', faits, SEANCE, { arretEntier: true })).toBe('aucun contact noté');
    expect(expliquerRaison('DECISION_ECHUE', faits, SEANCE, { arretEntier: true })).toBe('depuis 14 jours');
  });

  it('ne donne jamais une date de l’arrêt à qui n’en lit que la durée', () => {
    for (const raison of RAISONS) {
      const phrase = expliquerRaison(raison, FAITS, SEANCE, { arretEntier: false });
      for (const secret of ['1er décembre 2026, 5', '26 novembre 2026, jour']) expect(phrase).not.toContain(secret);
    }
    expect(expliquerRaison('FIN_ARRET_PROCHE', FAITS, SEANCE, { arretEntier: false })).toBe(
      'avant la prochaine séance',
    );
  });

  it('propose une question par raison, celle de la plus pressante', () => {
    for (const raison of RAISONS) expect(questionProposee([raison])).toMatch(/ \?$/);
    expect(questionProposee(['SANS_NOUVELLE', 'PROPOSE_CLOTURE'])).toBe('Comment reprendre contact ?');
    expect(questionProposee([])).toBe('');
  });
});

describe('rythme', () => {
  const BON: RythmeSaisi = {
    premiere: '2026-12-03',
    heure: '14:00',
    tousLesJours: 14,
    dureeMinutes: 100,
    siFerie: 'SAUTER',
  };

  it.each<[string, Partial<RythmeSaisi>, readonly string[]]>([
    ['bon', {}, []],
    ['première passée', { premiere: '2026-11-22' }, ['premiere']],
    ['première un samedi', { premiere: '2026-12-05' }, ['premiere']],
    ['première un jour férié', { premiere: '2026-12-25' }, ['premiere']],
    ['date impossible', { premiere: '2026-02-31' }, ['premiere']],
    ['heure mal écrite', { heure: '25:00' }, ['heure']],
    ['pas un nombre de semaines', { tousLesJours: 10 }, ['tousLesJours']],
    ['trop rare', { tousLesJours: 98 }, ['tousLesJours']],
    ['durée nulle', { dureeMinutes: 0 }, ['dureeMinutes']],
  ])('%s', (_nom, ecart, champs) =>
    expect(defautsRythme({ ...BON, ...ecart }, '2026-11-22').map(({ chemin }) => chemin)).toEqual(champs),
  );

  it('les séances à venir existent d’avance, douze semaines, fériés sautés', () => {
    expect(seancesDuRythme({ premiere: '2026-04-02', heure: '14:00' }, '2026-04-02').map(({ date }) => date)).toEqual([
      '2026-04-16',
      '2026-04-30',
      '2026-05-28',
      '2026-06-11',
      '2026-06-25',
    ]);
  });
});

describe('tenue d’une séance', () => {
  it('chaque type est tenu par sa coordination', () => {
    const tenants = (type: 'REVUE' | 'POINT_PARTENAIRE' | 'ETM') => FONCTIONS.filter((f) => peutTenir(f, type));
    expect(tenants('REVUE')).toEqual(['ASSISTANT_SERVICE_SOCIAL', 'COORDINATEUR']);
    expect(tenants('POINT_PARTENAIRE')).toEqual(['ASSISTANT_SERVICE_SOCIAL', 'COORDINATEUR']);
    expect(tenants('ETM')).toEqual(['COORDINATEUR', 'COORDINATEUR_ETM']);
    expect(FONCTIONS.filter((f) => peutPlanifier(f, 'REVUE'))).toEqual(['COORDINATEUR']);
  });

  it('la machine d’une séance ETM est jouée par l’équipe technique, la revue garde la sienne', () => {
    expect(machineDe(MACHINE_REVUE, 'REVUE')).toBe(MACHINE_REVUE);
    const etm = machineDe(MACHINE_REVUE, 'ETM');
    expect(defautsMachine(etm)).toEqual([]);
    expect(transitionsPossibles(etm, 'PLANIFIEE', 'COORDINATEUR_ETM')).toContain('annuler');
    expect(transitionsPossibles(etm, 'PLANIFIEE', 'ASSISTANT_SERVICE_SOCIAL')).toEqual([]);
    expect(transitionsPossibles(MACHINE_REVUE, 'PLANIFIEE', 'COORDINATEUR_ETM')).toEqual([]);
  });

  it.each([
    ['REVUE', null, 'CAP_EMPLOI', 'a', true],
    ['POINT_PARTENAIRE', 'a', 'CAP_EMPLOI', 'a', true],
    ['POINT_PARTENAIRE', 'a', 'CAP_EMPLOI', 'b', false],
    ['POINT_PARTENAIRE', 'a', 'SPST', null, false],
    ['POINT_PARTENAIRE', 'a', 'SERVICE_SOCIAL', 'b', true],
    ['POINT_PARTENAIRE', 'a', 'COORDINATION', 'b', true],
    ['ETM', null, 'SPST', 'b', true],
  ] as const)('%s de %s, vu de %s (%s) : %s', (type, organisme, unite, organismeId, ouverte) =>
    expect(seanceOuverteA({ unite, organismeId }, { type, organismeId: organisme })).toBe(ouverte),
  );
});

describe('orientation ETM', () => {
  it('machine sans défaut, tous les états atteints', () => {
    expect(defautsMachine(MACHINE_ORIENTATION_ETM)).toEqual([]);
    expect([...etatsAtteignables(MACHINE_ORIENTATION_ETM)].toSorted()).toEqual([...ETATS_ORIENTATION_ETM].toSorted());
  });

  it.each([
    ['refuser', 'COORDINATEUR_ETM', false, 'EXIGENCE_NON_REMPLIE'],
    ['refuser', 'COORDINATEUR_ETM', true, 'REFUSEE'],
    ['accepter', 'COORDINATEUR_ETM', false, 'ACCEPTEE'],
    ['accepter', 'COORDINATEUR', false, 'ACTEUR_NON_HABILITE'],
    ['conclure', 'SYSTEME', false, 'TRANSITION_IMPOSSIBLE'],
  ] as const)('%s par %s, motif %s : %s', (transition, acteur, motif, attendu) => {
    const r = appliquer(MACHINE_ORIENTATION_ETM, 'DEMANDEE', { transition, acteur, remplies: { motif } });
    expect(r.ok ? r.valeur : r.erreur.code).toBe(attendu);
  });
});

describe('avis différé', () => {
  it.each([
    ['SERVICE_MEDICAL', 'avis'],
    ['CPAM', 'dispositifs'],
    ['SERVICE_SOCIAL', 'revueAgenda'],
    ['COORDINATION', 'revueAgenda'],
    ['CAP_EMPLOI', 'revueAgenda'],
  ] as const)('%s : lu comme %s', (unite, categorie) => expect(categorieAvisDiffere(unite)).toBe(categorie));

  it('s’écrit avant la discussion, jamais après', () => {
    const permis = ETATS_REVUE.flatMap((revue) =>
      ETATS_PASSAGE.filter((passage) => accepteAvisDiffere(revue, passage)).map((passage) => `${revue} ${passage}`),
    );
    expect(permis).toEqual(
      ['PLANIFIEE', 'ORDRE_DU_JOUR_OUVERT', 'ORDRE_DU_JOUR_FIGE', 'EN_COURS'].flatMap((revue) => [
        `${revue} INSCRIT`,
        `${revue} RETENU`,
      ]),
    );
  });
});
