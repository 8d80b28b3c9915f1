import { ajouterJours, ajouterMois, dateEnLettres, joursEntre, type DateCivile } from '../noyau/date-civile.js';
import type { Dispositif } from './appliquer-geste.js';
import { direParties } from './exigences-dispositif.js';
import { dureesDesImmersions } from './immersions.js';
import { epuiseLe, joursDEssai } from './jours-essai.js';
import { regleEnVigueur, type CodeRegle, type UniteRegle } from './regles-dispositif.js';
import { medecinsAttendus, partiesAttendues, renouvellementEnAttente } from './parties-concernees.js';
import type { ContexteDispositif } from './situation-dispositif.js';
import type { TypeDispositif } from './types-dispositif.js';

/** Un compteur : utilisé, prévu, restant, jusqu'à quand, ce qui manque, et la phrase qui l'explique. */
export interface Compteur {
  readonly libelle: string;
  readonly unite: UniteRegle;
  /** Déjà passé, jusqu'à aujourd'hui compris. */
  readonly utilise: number;
  /** Passé et prévu. */
  readonly prevu: number;
  readonly total: number;
  /** Ce qui peut encore être prévu ; jamais négatif. */
  readonly restant: number;
  readonly jusquAu: DateCivile | null;
  readonly depasse: boolean;
  readonly manque: readonly string[];
  readonly phrase: string;
  readonly source: string;
}

/** Compteurs d'un dispositif un jour donné ; vide si rien ne s'y compte. Pur : l'écran l'appelle sur une simple hypothèse. */
export const compterDispositif = (dispositif: Dispositif, contexte: ContexteDispositif): readonly Compteur[] =>
  COMPTES[dispositif.type]?.(dispositif, contexte) ?? [];

type Compte = (dispositif: Dispositif, contexte: ContexteDispositif) => readonly Compteur[];

const regle = (code: CodeRegle, { aujourdhui, catalogue }: ContexteDispositif) =>
  regleEnVigueur(code, aujourdhui, catalogue);

const essai: Compte = ({ etat, donnees }, contexte) => {
  const { aujourdhui, departement } = contexte;
  const [periode, tout] = [regle('ESSAI_PERIODE', contexte), regle('ESSAI_TOTAL', contexte)];
  const jours = [...(donnees.periodes ?? []), ...(donnees.renouvellement ?? [])];
  const enCours = COMMENCES.has(etat);
  const utilise = enCours ? joursDEssai(jours, departement, aujourdhui) : 0;
  const prevu = joursDEssai(jours, departement);
  const renouvele = donnees.renouvele === true || donnees.renouvellement !== undefined;
  const total = renouvele ? tout.valeur : periode.valeur;
  const restant = Math.max(0, total - prevu);
  const manque = manques({ etat, donnees }, contexte);
  const jusquAu = epuiseLe(aujourdhui, Math.floor(total - utilise), departement);
  const suite = renouvele ? 'renouvellement compris' : `renouvelable jusqu’à ${tout.valeur}`;
  return [
    {
      libelle: 'Jours d’essai',
      unite: 'JOURS_OUVRABLES',
      utilise,
      prevu,
      total,
      restant,
      jusquAu,
      depasse: prevu > total,
      manque,
      phrase: phrase([
        `${nombre(utilise)} ${mot(utilise, 'jour ouvrable', 'jours ouvrables')} sur ${total}, ${suite}`,
        prevu > utilise && `${nombre(prevu)} prévus en tout`,
        prevu > total && `c’est ${nombre(prevu - total)} de trop`,
        manque.length > 0 && `il manque ${manque.join(', ')}`,
      ]),
      source: tout.source,
    },
  ];
};

const COMMENCES: ReadonlySet<string> = new Set(['EN_COURS', 'TERMINE', 'BILAN_FAIT', 'INTERROMPU']);

const manques = (dispositif: Pick<Dispositif, 'etat' | 'donnees'>, contexte: ContexteDispositif): readonly string[] => {
  const situation = { ...contexte, donnees: dispositif.donnees };
  const accords = (parties: readonly Parameters<typeof direParties>[0][number][]): readonly string[] =>
    parties.length === 0 ? [] : [`${parties.length > 1 ? 'les accords' : 'l’accord'} ${direParties(parties)}`];
  if (dispositif.etat === 'EN_COURS')
    return renouvellementEnAttente(dispositif) ? accords(medecinsAttendus(situation)) : [];
  return AVANT_DECISION.has(dispositif.etat) ? accords(partiesAttendues(situation)) : [];
};

const AVANT_DECISION: ReadonlySet<string> = new Set(['PROJET', 'DEMANDE', 'EVALUATION_FAITE', 'ACCORDS_EN_COURS']);

/** Durée en mois entamés, bornée par une règle. */
const duree =
  (libelle: string, code: CodeRegle, unite: 'MOIS' | 'SEMAINES'): Compte =>
  ({ donnees: { debut, fin } }, contexte) => {
    if (debut === undefined) return [];
    const { valeur: total, source } = regle(code, contexte);
    const passe = (jusquA: DateCivile): number => (jusquA < debut ? 0 : entames(debut, jusquA, unite));
    const borne = fin !== undefined && fin < contexte.aujourdhui ? fin : contexte.aujourdhui;
    const [utilise, prevu] = [passe(borne), fin === undefined ? passe(borne) : passe(fin)];
    const jusquAu = ajouterJours(unite === 'MOIS' ? ajouterMois(debut, total) : ajouterJours(debut, total * 7), -1);
    const [un, plusieurs] = unite === 'MOIS' ? (['mois', 'mois'] as const) : (['semaine', 'semaines'] as const);
    return [
      {
        libelle,
        unite,
        utilise,
        prevu,
        total,
        restant: Math.max(0, total - prevu),
        jusquAu,
        depasse: prevu > total,
        manque: [],
        phrase: phrase([
          `${utilise} ${mot(utilise, un, plusieurs)} sur ${total}`,
          prevu !== utilise && `${prevu} prévus`,
          `au plus tard le ${dateEnLettres(jusquAu)}`,
          prevu > total && 'c’est trop long',
        ]),
        source,
      },
    ];
  };

const entames = (debut: DateCivile, jour: DateCivile, unite: 'MOIS' | 'SEMAINES'): number => {
  if (unite === 'SEMAINES') return Math.floor(joursEntre(debut, jour) / 7) + 1;
  let mois = 1;
  while (ajouterMois(debut, mois) <= jour) mois += 1;
  return mois;
};

const immersion: Compte = ({ donnees }, contexte) => {
  if (donnees.debut === undefined) return [];
  const { joursMemeStructure, periodesMemeStructure, finMaximale, respectees } = dureesDesImmersions({
    donnees,
    ...contexte,
  });
  const [total, fois] = [regle('PMSMP_TOTAL', contexte), regle('PMSMP_PAR_STRUCTURE', contexte)];
  const passes =
    contexte.aujourdhui < donnees.debut ? 0 : joursEntre(donnees.debut, minimum(contexte.aujourdhui, donnees.fin)) + 1;
  return [
    {
      libelle: 'Jours dans cette structure, sur douze mois',
      unite: 'JOURS',
      utilise: passes,
      prevu: joursMemeStructure,
      total: total.valeur,
      restant: Math.max(0, total.valeur - joursMemeStructure),
      jusquAu: finMaximale,
      depasse: donnees.fin !== undefined && donnees.finRenouvellement === undefined && !respectees,
      manque: [],
      phrase: phrase([
        `${joursMemeStructure} ${mot(joursMemeStructure, 'jour', 'jours')} sur ${total.valeur} dans cette structure`,
        `période ${periodesMemeStructure} sur ${fois.valeur} en douze mois`,
        finMaximale !== null && `cette période finit au plus tard le ${dateEnLettres(finMaximale)}`,
      ]),
      source: total.source,
    },
  ];
};

const minimum = (a: DateCivile, b: DateCivile | undefined): DateCivile => (b !== undefined && b < a ? b : a);

/** Délai qui court depuis une date : jours passés sur le délai entier. */
const delai =
  (libelle: string, code: CodeRegle, depuis: (d: Dispositif) => DateCivile | undefined, echu: string): Compte =>
  (dispositif, contexte) => {
    const debut = depuis(dispositif);
    if (debut === undefined) return [];
    const { valeur, unite, source } = regle(code, contexte);
    const echeance = unite === 'MOIS' ? ajouterMois(debut, valeur) : ajouterJours(debut, valeur);
    const total = joursEntre(debut, echeance);
    const utilise = Math.max(0, Math.min(total, joursEntre(debut, contexte.aujourdhui)));
    const restant = Math.max(0, joursEntre(contexte.aujourdhui, echeance));
    const depasse = contexte.aujourdhui > echeance;
    return [
      {
        libelle,
        unite: 'JOURS',
        utilise,
        prevu: total,
        total,
        restant,
        jusquAu: echeance,
        depasse,
        manque: [],
        phrase: depasse
          ? `${echu}\u00a0: le délai a pris fin le ${dateEnLettres(echeance)}.`
          : phrase([
              `${libelle}\u00a0: jusqu’au ${dateEnLettres(echeance)}`,
              `il reste ${restant} ${mot(restant, 'jour', 'jours')}`,
            ]),
        source,
      },
    ];
  };

const si =
  (etats: readonly string[], date: (d: Dispositif['donnees']) => DateCivile | undefined) => (dispositif: Dispositif) =>
    etats.includes(dispositif.etat) ? date(dispositif.donnees) : undefined;

const ensembleDe =
  (...comptes: readonly Compte[]): Compte =>
  (dispositif, contexte) =>
    comptes.flatMap((compte) => compte(dispositif, contexte));

const COMPTES: Readonly<Partial<Record<TypeDispositif, Compte>>> = {
  ESSAI_ENCADRE: essai,
  CRPE: duree('Durée de la convention', 'CRPE_DUREE', 'MOIS'),
  ACTION_PENDANT_ARRET: (dispositif, contexte) =>
    dispositif.donnees.natureAction === 'ARPIJ'
      ? duree('Durée de l’action', 'ARPIJ_DUREE', 'SEMAINES')(dispositif, contexte)
      : [],
  PMSMP: immersion,
  RQTH: ensembleDe(
    delai(
      'Réponse de la MDPH',
      'RQTH_REPONSE',
      si(['DEPOSE', 'RENOUVELLEMENT_DEPOSE'], (d) => d.recevableLe),
      'Sans réponse, c’est un refus',
    ),
  ),
  INVALIDITE: delai(
    'Réponse de la CPAM',
    'INVALIDITE_REPONSE',
    si(['DEMANDEE'], (d) => d.demandeSigneeLe),
    'Sans réponse, c’est un refus',
  ),
  INAPTITUDE: ensembleDe(
    delai(
      'Second examen',
      'INAPTITUDE_SECOND_EXAMEN',
      si(['PREMIER_EXAMEN'], (d) => d.examenLe),
      'Le second examen n’est plus possible',
    ),
    delai(
      'Contester l’avis',
      'INAPTITUDE_CONTESTATION',
      si(['AVIS_RENDU'], (d) => d.avisLe),
      'L’avis ne se conteste plus',
    ),
    delai(
      'Reprise du salaire',
      'INAPTITUDE_SALAIRE',
      si(['AVIS_RENDU'], (d) => d.avisLe),
      'L’employeur reprend le versement du salaire',
    ),
  ),
  VISITE_REPRISE: delai(
    'Visite de reprise',
    'REPRISE_VISITE',
    si(['DUE', 'DEMANDEE', 'PLANIFIEE'], (d) => d.repriseLe),
    'La visite devait avoir lieu dans les huit jours de la reprise',
  ),
};

const nombre = (valeur: number): string => String(valeur).replace('.', ',');
const mot = (valeur: number, un: string, plusieurs: string): string => (valeur > 1 ? plusieurs : un);
const phrase = (morceaux: readonly (string | false)[]): string => {
  const texte = morceaux.filter((morceau) => morceau !== false).join('\u00a0; ');
  return `${texte.charAt(0).toUpperCase()}${texte.slice(1)}.`;
};
