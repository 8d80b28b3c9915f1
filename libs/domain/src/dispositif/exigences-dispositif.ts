import { ajouterJours, ajouterMois, joursEntre } from '../noyau/date-civile.js';
import type { NomChamp } from './champs-dispositif.js';
import { dureesDesImmersions } from './immersions.js';
import { joursDEssai } from './jours-essai.js';
import { regleEnVigueur, type CodeRegle } from './regles-dispositif.js';
import { partiesConcernees, renouvellementEnAttente } from './parties-concernees.js';
import type { SituationDispositif } from './situation-dispositif.js';
import { ASSURE } from './acteurs-dispositif.js';
import { MEDECINS, PARTIES, type Partie } from './types-dispositif.js';

type Verification = (situation: SituationDispositif) => boolean;
type Exigence = readonly [phrase: string, champ: NomChamp | null, vraie: Verification];

/** Valeur d'une règle le jour dit. */
export const valeurRegle = ({ aujourdhui, catalogue }: SituationDispositif, code: CodeRegle): number =>
  regleEnVigueur(code, aujourdhui, catalogue).valeur;

/** Partie pour laquelle une fonction répond elle-même ; le Service social recopie les deux qui n'ont pas d'accès. */
export const partiesDe = (acteur: SituationDispositif['acteur']): readonly Partie[] => PARTIE_DE_FONCTION[acteur] ?? [];

const PARTIE_DE_FONCTION: Readonly<Record<string, readonly Partie[]>> = {
  MEDECIN_TRAITANT: ['MEDECIN_TRAITANT'],
  MEDECIN_TRAVAIL: ['MEDECIN_TRAVAIL'],
  MEDECIN_CONSEIL: ['MEDECIN_CONSEIL'],
  ASSISTANT_SERVICE_SOCIAL: ['MEDECIN_TRAITANT', 'ENTREPRISE'],
};

const rempli =
  (champ: NomChamp): Verification =>
  ({ donnees }) => {
    const valeur = donnees[champ];
    return valeur !== undefined && !(Array.isArray(valeur) && valeur.length === 0);
  };

const champRempli = (champ: NomChamp, phrase: string): Exigence => [phrase, champ, rempli(champ)];

const aPiece: Verification = (s) => rempli('pieceLe')(s) || rempli('documentId')(s);

// Celui qui répond lui-même signe par son acte ; le Service social cite le document.
const reponseProuvee: Verification = (s) => s.acteur !== 'ASSISTANT_SERVICE_SOCIAL' || aPiece(s);

const delaiPasse =
  (champ: NomChamp, regle: CodeRegle): Verification =>
  (s) => {
    const depuis = s.donnees[champ];
    return typeof depuis === 'string' && s.aujourdhui > ajouterMois(depuis, valeurRegle(s, regle));
  };

const dansLesJours =
  (depuis: NomChamp, fait: NomChamp, regle: CodeRegle): Verification =>
  (s) => {
    const [de, a] = [s.donnees[depuis], s.donnees[fait]];
    return typeof de === 'string' && typeof a === 'string' && a >= de && a <= ajouterJours(de, valeurRegle(s, regle));
  };

const essaiDansLaPeriode: Verification = (s) => {
  const jours = joursDEssai(s.donnees.periodes ?? [], s.departement);
  return jours > 0 && jours <= valeurRegle(s, 'ESSAI_PERIODE');
};

const essaiDansLeTotal: Verification = (s) => {
  const { periodes = [], renouvellement = [] } = s.donnees;
  const total = joursDEssai([...periodes, ...renouvellement], s.departement);
  return total > joursDEssai(periodes, s.departement) && total <= valeurRegle(s, 'ESSAI_TOTAL');
};

const crpeDansLaDuree: Verification = (s) => {
  const { debut, fin } = s.donnees;
  return (
    debut !== undefined && fin !== undefined && fin > debut && fin < ajouterMois(debut, valeurRegle(s, 'CRPE_DUREE'))
  );
};

const datesDansLOrdre: Verification = ({ donnees: { debut, fin } }) =>
  debut !== undefined && fin !== undefined && debut <= fin;

const ancienneteSuffisante: Verification = (s) =>
  s.donnees.dispenseAnciennete !== undefined ||
  ((s.donnees.ancienneteMois ?? 0) >= valeurRegle(s, 'PTP_ANCIENNETE') &&
    (s.donnees.ancienneteEntrepriseMois ?? 0) >= valeurRegle(s, 'PTP_ANCIENNETE_ENTREPRISE'));

const autoriseeSiArret: Verification = ({ donnees, finArretLe }) =>
  finArretLe === null ||
  donnees.debut === undefined ||
  donnees.debut > finArretLe ||
  donnees.autorisationLe !== undefined;

const assurePrevenu: Verification = (s) => s.sansEmployeur || rempli('assurePrevenuLe')(s);
const employeurInforme: Verification = (s) => s.sansEmployeur || rempli('employeurInformeLe')(s);
const demandeeParLAssure: Verification = (s) => ASSURE.includes(s.acteur) || rempli('demandeSigneeLe')(s);

/** Conditions nommées : la phrase montrée quand elle manque, le champ où la remplir, la règle. */
const TABLE = {
  aDemandeDeLAssure: [
    'La demande vient de l’assuré\u00a0: indiquez la date de sa demande signée.',
    'demandeSigneeLe',
    demandeeParLAssure,
  ],
  aEvaluation: champRempli('evaluationLe', 'Indiquez la date de l’évaluation globale.'),
  aEntreprise: champRempli('entreprise', 'Indiquez l’entreprise d’accueil.'),
  aEntrepriseOuIndependant: [
    'Indiquez l’entreprise d’accueil.',
    'entreprise',
    (s) => s.sansEmployeur || rempli('entreprise')(s),
  ],
  aPoste: champRempli('poste', 'Indiquez le poste ou l’activité.'),
  aReponse: champRempli('reponse', 'Indiquez la réponse.'),
  repondPourSaPartie: [
    'Vous ne répondez pas pour cette partie.',
    'partie',
    (s) => s.donnees.partie !== undefined && partiesDe(s.acteur).includes(s.donnees.partie),
  ],
  aPiece: ['Citez le document signé\u00a0: sa date de réception, ou le document du dossier.', 'pieceLe', aPiece],
  estReponseProuvee: [
    'Citez le document signé\u00a0: sa date de réception, ou le document du dossier.',
    'pieceLe',
    reponseProuvee,
  ],
  aTousLesAccords: [
    'Un accord est encore attendu.',
    null,
    (s) => partiesConcernees(s).every((p) => s.donnees.accords?.[p]?.reponse === 'FAVORABLE'),
  ],
  aUnRefus: [
    'Aucune réponse n’est défavorable.',
    null,
    (s) => PARTIES.some((p) => s.donnees.accords?.[p]?.reponse === 'DEFAVORABLE'),
  ],
  estDansLaPeriode: [
    'Prévoyez au moins une demi-journée, et pas plus de jours ouvrables que n’en permet une période.',
    'periodes',
    essaiDansLaPeriode,
  ],
  estDansLeTotal: [
    'Avec le renouvellement, l’essai dépasse le nombre de jours ouvrables permis, ou n’ajoute aucun jour.',
    'renouvellement',
    essaiDansLeTotal,
  ],
  estRenouvellementEnAttente: ['Aucun renouvellement n’est demandé.', null, renouvellementEnAttente],
  aAccordsDuRenouvellement: [
    'Les médecins donnent de nouveau leur accord.',
    null,
    (s) =>
      partiesConcernees(s).every(
        (p) => !MEDECINS.includes(p) || s.donnees.accordsRenouvellement?.[p]?.reponse === 'FAVORABLE',
      ),
  ],
  aMotif: champRempli('motif', 'Dites pourquoi, sans raison médicale.'),
  aVoiesDeRecours: champRempli('voiesDeRecours', 'Indiquez les voies et les délais de recours.'),
  aConclusion: champRempli('conclusionEssai', 'Indiquez la conclusion du bilan.'),
  aEligibilite: champRempli('eligibilite', 'Indiquez ce qui permet la convention.'),
  aTroisSignatures: [
    'Il faut les trois signatures et leurs dates.',
    'signeAssureLe',
    (s) => (['signeAssureLe', 'signeEntrepriseLe', 'signeOrganismeLe'] as const).every((champ) => rempli(champ)(s)),
  ],
  estDansLaDureeCrpe: [
    'La convention est trop longue, ou ses dates sont à revoir\u00a0: vérifiez le début et la fin.',
    'fin',
    crpeDansLaDuree,
  ],
  aDebut: champRempli('debut', 'Indiquez la date de début.'),
  aFin: champRempli('fin', 'Indiquez la date de fin.'),
  aDates: ['Indiquez le début et la fin, dans cet ordre.', 'fin', datesDansLOrdre],
  aQuotite: champRempli('quotite', 'Indiquez le temps de travail.'),
  aIssueCrpe: champRempli('issueCrpe', 'Indiquez ce qui suit.'),
  aIssueTempsPartiel: champRempli('issueTempsPartiel', 'Indiquez ce qui suit.'),
  aIssueAction: champRempli('issueAction', 'Indiquez ce qui suit.'),
  estSansEmployeur: ['L’employeur doit d’abord répondre.', null, (s) => s.sansEmployeur],
  aNature: champRempli('natureAction', 'Choisissez l’action.'),
  estAssurePrevenu: [
    'Dites d’abord à l’assuré que la CPAM informera son employeur, et notez la date.',
    'assurePrevenuLe',
    assurePrevenu,
  ],
  estEmployeurInforme: ['La CPAM informe d’abord l’employeur par écrit.', 'employeurInformeLe', employeurInforme],
  aObjet: champRempli('objetPmsmp', 'Choisissez un objet, un seul.'),
  aPrescripteur: champRempli('prescripteur', 'Indiquez l’organisme prescripteur.'),
  estDansLesLimitesPmsmp: [
    'Cette immersion est trop longue, ou la même structure en a déjà accueilli trop\u00a0: voyez le compteur.',
    'fin',
    (s) => dureesDesImmersions(s).respectees,
  ],
  estDansLeRenouvellementPmsmp: [
    'Un seul renouvellement, pas plus long que la première période.',
    'finRenouvellement',
    (s) => dureesDesImmersions(s).renouvellementPossible,
  ],
  estAutoriseeSiArret: ['Pendant l’arrêt, la CPAM autorise d’abord l’immersion.', 'autorisationLe', autoriseeSiArret],
  aAutorisation: champRempli('autorisationLe', 'Indiquez la date de l’autorisation.'),
  aAnciennete: [
    'L’ancienneté ne suffit pas, en tout ou dans l’entreprise\u00a0: il faut une dispense.',
    'ancienneteMois',
    ancienneteSuffisante,
  ],
  aAbsenceAutorisee: champRempli('absenceAutoriseeLe', 'Indiquez la date de l’autorisation d’absence.'),
  aDepot: champRempli('deposeLe', 'Indiquez la date du dépôt.'),
  estRecevable: champRempli('recevableLe', 'Indiquez la date à laquelle le dossier est reconnu complet.'),
  estSilenceMdph: [
    'Le délai de réponse de la MDPH, à partir du dossier complet, n’est pas passé.',
    'recevableLe',
    delaiPasse('recevableLe', 'RQTH_REPONSE'),
  ],
  estSilenceCpam: [
    'Le délai de réponse de la CPAM, à partir de la demande, n’est pas passé.',
    'demandeSigneeLe',
    delaiPasse('demandeSigneeLe', 'INVALIDITE_REPONSE'),
  ],
  aDureeRqth: [
    'Indiquez le début et la fin du droit, ou « sans limite de durée ».',
    'fin',
    (s) => (s.donnees.permanent === true ? rempli('debut')(s) : datesDansLOrdre(s)),
  ],
  estFinie: [
    'Le droit n’est pas arrivé à son terme.',
    'fin',
    (s) => s.donnees.permanent !== true && s.donnees.fin !== undefined && s.donnees.fin < s.aujourdhui,
  ],
  estAvantLaFin: [
    'Le renouvellement se dépose avant la fin du droit.',
    'deposeLe',
    (s) =>
      s.donnees.permanent === true ||
      (s.donnees.deposeLe !== undefined && s.donnees.fin !== undefined && s.donnees.deposeLe <= s.donnees.fin),
  ],
  aCategorie: champRempli('categorieInvalidite', 'Choisissez la catégorie.'),
  aDateEffet: champRempli('dateEffet', 'Indiquez la date d’effet.'),
  aDecision: champRempli('decisionLe', 'Indiquez la date de la décision.'),
  aExamen: champRempli('examenLe', 'Indiquez la date de l’examen.'),
  estSecondExamenATemps: [
    'Le second examen est trop loin du premier, ou avant lui.',
    'secondExamenLe',
    dansLesJours('examenLe', 'secondExamenLe', 'INAPTITUDE_SECOND_EXAMEN'),
  ],
  aEtudes: [
    'L’avis suit l’étude du poste, l’étude des conditions de travail et les deux échanges.',
    'etudes',
    (s) => (s.donnees.etudes ?? []).length === 4,
  ],
  aAvisInaptitude: ['Indiquez l’avis et sa date.', 'typeAvis', (s) => rempli('typeAvis')(s) && rempli('avisLe')(s)],
  estContestationATemps: [
    'Le délai pour contester l’avis est passé, ou la date est avant l’avis.',
    'contesteLe',
    dansLesJours('avisLe', 'contesteLe', 'INAPTITUDE_CONTESTATION'),
  ],
  aDemandeurReprise: champRempli('demandeurReprise', 'Indiquez qui a demandé la visite.'),
  aDateVisite: champRempli('visiteLe', 'Indiquez la date de la visite.'),
  aVisiteFaite: champRempli('visiteFaiteLe', 'Indiquez la date à laquelle la visite a eu lieu.'),
  aResultatReprise: champRempli('resultatReprise', 'Choisissez le résultat.'),
  estArretAssezLongPourLiaison: [
    'Le rendez-vous de liaison est possible quand l’arrêt dépasse 30 jours.',
    null,
    (s) => s.debutArretLe !== null && joursEntre(s.debutArretLe, s.aujourdhui) + 1 > valeurRegle(s, 'LIAISON_ARRET'),
  ],
  aProposition: champRempli('proposeLe', 'Indiquez la date de la proposition.'),
  aDateLiaison: champRempli('liaisonLe', 'Indiquez la date du rendez-vous.'),
  aLiaisonTenue: champRempli('liaisonTenueLe', 'Indiquez la date à laquelle le rendez-vous a eu lieu.'),
  aResultatLiaison: champRempli('resultatLiaison', 'Dites en une ligne ce qui en est ressorti.'),
} as const satisfies Readonly<Record<string, Exigence>>;

/** Nom d'une condition. */
export type NomExigence = keyof typeof TABLE;

/** Toutes les conditions ; `champ` est celui qui la remplit, s'il y en a un. */
export const EXIGENCES_DISPOSITIF: Readonly<Record<NomExigence, Exigence>> = TABLE;

/** Valeur de chaque condition citée. */
export const verifierExigences = (
  noms: readonly NomExigence[],
  situation: SituationDispositif,
): Partial<Record<NomExigence, boolean>> =>
  Object.fromEntries(noms.map((nom) => [nom, EXIGENCES_DISPOSITIF[nom][2](situation)]));

/** « du médecin traitant et de l’entreprise » : la liste dite dans une phrase. */
export const direParties = (parties: readonly Partie[]): string => {
  const noms = parties.map((partie) => DE[partie]);
  return noms.length < 2 ? (noms[0] ?? '') : `${noms.slice(0, -1).join(', ')} et ${noms.at(-1)}`;
};

const DE: Readonly<Record<Partie, string>> = {
  MEDECIN_TRAITANT: 'du médecin traitant',
  MEDECIN_TRAVAIL: 'du médecin du travail',
  MEDECIN_CONSEIL: 'du médecin conseil',
  ENTREPRISE: 'de l’entreprise',
};
