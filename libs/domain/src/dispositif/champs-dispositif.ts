import { echec, succes, type Resultat } from '../noyau/resultat.js';
import {
  champBooleen,
  champChoix,
  champChoixMultiple,
  champDate,
  champEntier,
  champForme,
  champListe,
  champTexte,
  type Contenu,
} from '../noyau/schema-champs.js';
import { LIBELLES_PARTIE, LIBELLES_REPONSE } from './types-dispositif.js';
import {
  LIBELLES_AVIS_INAPTITUDE,
  LIBELLES_CATEGORIE_PENSION,
  LIBELLES_CONCLUSION_ESSAI,
  LIBELLES_DEMANDEUR_REPRISE,
  LIBELLES_DISPENSE_ANCIENNETE,
  LIBELLES_ELIGIBILITE_CRPE,
  LIBELLES_ETUDE_INAPTITUDE,
  LIBELLES_ISSUE_ACTION,
  LIBELLES_ISSUE_CRPE,
  LIBELLES_ISSUE_TEMPS_PARTIEL,
  LIBELLES_MOMENT,
  LIBELLES_NATURE_ACTION,
  LIBELLES_OBJET_PMSMP,
  LIBELLES_RESULTAT_REPRISE,
} from './vocabulaire-dispositif.js';

const formeId = (saisie: string): Resultat<string, string> =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(saisie.toLowerCase())
    ? succes(saisie.toLowerCase())
    : echec('Choisissez un document du dossier.');

const PERIODE = {
  du: champDate('Du', { obligatoire: true }),
  au: champDate('Au', { obligatoire: true }),
  moment: champChoix('Présence', LIBELLES_MOMENT, { obligatoire: true }),
} as const;

/** Tout ce qui se saisit sur un dispositif ; chaque geste en choisit quelques-uns. Aucun champ ne demande de motif médical. */
export const CHAMPS_DISPOSITIF = {
  entreprise: champTexte('Entreprise d’accueil', 120),
  memeEmployeur: champBooleen('Chez l’employeur actuel'),
  poste: champTexte('Poste ou activité', 120, { partage: true }),
  tuteur: champTexte('Tuteur ou tutrice dans l’entreprise', 80),
  periodes: champListe('Jours prévus', PERIODE, 28),
  renouvellement: champListe('Jours du renouvellement', PERIODE, 28),
  demandeSigneeLe: champDate('Demande signée par l’assuré le', { pasFuture: true }),
  evaluationLe: champDate('Évaluation globale faite le', { pasFuture: true }),
  partie: champChoix('Qui répond', LIBELLES_PARTIE),
  reponse: champChoix('Réponse', LIBELLES_REPONSE),
  pieceLe: champDate('Document signé reçu le', { pasFuture: true }),
  documentId: champForme('Document du dossier', 36, formeId),
  motif: champTexte('Motif, sans raison médicale', 500, { multiligne: true, partage: true }),
  voiesDeRecours: champTexte('Voies et délais de recours', 600, { multiligne: true, partage: true }),
  conclusionEssai: champChoix('Conclusion du bilan', LIBELLES_CONCLUSION_ESSAI),
  debut: champDate('Début'),
  fin: champDate('Fin'),
  eligibilite: champChoix('Ce qui le permet', LIBELLES_ELIGIBILITE_CRPE),
  signeAssureLe: champDate('Signé par l’assuré le', { pasFuture: true }),
  signeEntrepriseLe: champDate('Signé par l’entreprise le', { pasFuture: true }),
  signeOrganismeLe: champDate('Signé par l’organisme le', { pasFuture: true }),
  issueCrpe: champChoix('Ce qui suit', LIBELLES_ISSUE_CRPE),
  quotite: champEntier('Temps de travail, en pour cent', 10, 90),
  issueTempsPartiel: champChoix('Ce qui suit', LIBELLES_ISSUE_TEMPS_PARTIEL),
  natureAction: champChoix('Action', LIBELLES_NATURE_ACTION),
  nomAction: champTexte('Nom de l’action', 120),
  organismeFormation: champTexte('Organisme qui l’organise', 120),
  assurePrevenuLe: champDate('Assuré prévenu que son employeur sera informé, le', { pasFuture: true }),
  employeurInformeLe: champDate('Employeur informé par écrit le', { pasFuture: true }),
  issueAction: champChoix('Ce qui suit', LIBELLES_ISSUE_ACTION),
  objetPmsmp: champChoix('Objet, un seul', LIBELLES_OBJET_PMSMP),
  prescripteur: champTexte('Organisme prescripteur', 120),
  autorisationLe: champDate('Autorisée par la CPAM le', { pasFuture: true }),
  finRenouvellement: champDate('Nouvelle fin'),
  ancienneteMois: champEntier('Ancienneté totale, en mois', 0, 720),
  ancienneteEntrepriseMois: champEntier('Ancienneté dans l’entreprise, en mois', 0, 720),
  dispenseAnciennete: champChoix('Dispense d’ancienneté', LIBELLES_DISPENSE_ANCIENNETE),
  absenceAutoriseeLe: champDate('Absence autorisée par l’employeur le', { pasFuture: true }),
  deposeLe: champDate('Dossier déposé le', { pasFuture: true }),
  recevableLe: champDate('Dossier reconnu complet le', { pasFuture: true }),
  permanent: champBooleen('Sans limite de durée'),
  categorieInvalidite: champChoix('Catégorie', LIBELLES_CATEGORIE_PENSION),
  dateEffet: champDate('Date d’effet'),
  decisionLe: champDate('Décision du', { pasFuture: true }),
  examenLe: champDate('Premier examen le', { pasFuture: true }),
  secondExamenLe: champDate('Second examen le', { pasFuture: true }),
  etudes: champChoixMultiple('Étapes faites', LIBELLES_ETUDE_INAPTITUDE),
  avisLe: champDate('Avis rendu le', { pasFuture: true }),
  typeAvis: champChoix('Avis', LIBELLES_AVIS_INAPTITUDE),
  contesteLe: champDate('Contestation du', { pasFuture: true }),
  repriseLe: champDate('Reprise prévue le'),
  demandeurReprise: champChoix('Demandée par', LIBELLES_DEMANDEUR_REPRISE),
  visiteLe: champDate('Visite fixée au'),
  visiteFaiteLe: champDate('Visite faite le', { pasFuture: true }),
  resultatReprise: champChoix('Résultat', LIBELLES_RESULTAT_REPRISE),
  proposeLe: champDate('Proposé par l’employeur le', { pasFuture: true }),
  liaisonLe: champDate('Rendez-vous fixé au'),
  liaisonTenueLe: champDate('Rendez-vous tenu le', { pasFuture: true }),
  resultatLiaison: champTexte('Ce qui en est ressorti, en une ligne, sans raison médicale', 160, { partage: true }),
} as const;

/** Nom d'un champ. */
export type NomChamp = keyof typeof CHAMPS_DISPOSITIF;

/** Champs qui disent un statut de santé dans un dispositif que d'autres lisent : qui ne lit pas ce statut ne les voit pas. */
export const CHAMPS_DE_SANTE: readonly NomChamp[] = ['resultatReprise'];

type Valeurs = Contenu<typeof CHAMPS_DISPOSITIF>;

/** Jours prévus d'une présence : une ligne par suite de jours. */
export type PeriodeEssai = Valeurs['periodes'][number];

/** Réponse d'une partie, datée ; `pieceLe` ou `documentId` quand un agent l'a recopiée d'un document. */
export interface Accord {
  readonly reponse: keyof typeof LIBELLES_REPONSE;
  readonly le: string;
  readonly pieceLe?: string | undefined;
  readonly documentId?: string | undefined;
  /** Réponse donnée par lien à usage unique : qui l'a signée, et la date qu'il lui donne. */
  readonly parLien?: true | undefined;
  readonly signataire?: string | undefined;
  readonly signeLe?: string | undefined;
}

/** Contenu d'un dispositif : ce qui a été saisi, et les réponses reçues. */
export type DonneesDispositif = { readonly [K in NomChamp]?: NonNullable<Valeurs[K]> } & {
  readonly accords?: Readonly<Partial<Record<keyof typeof LIBELLES_PARTIE, Accord>>>;
  /** Réponses redemandées pour un renouvellement. */
  readonly accordsRenouvellement?: Readonly<Partial<Record<keyof typeof LIBELLES_PARTIE, Accord>>>;
  /** Le renouvellement est accordé : ses jours ont rejoint les jours prévus. */
  readonly renouvele?: boolean;
};
