import { FONCTIONS, type Fonction } from '@pdp/domain';

const SERVICE_MEDICAL = [
  'MEDECIN_CONSEIL',
  'INFIRMIER_SERVICE_MEDICAL',
  'TECHNICIEN_SERVICE_MEDICAL',
  'CSAM_SERVICE_MEDICAL',
] as const satisfies readonly Fonction[];
const SERVICE_SOCIAL = ['ASSISTANT_SERVICE_SOCIAL', 'CSAM_SERVICE_SOCIAL'] as const satisfies readonly Fonction[];
const ASSURANCE_MALADIE = [
  ...SERVICE_MEDICAL,
  'REFERENT_CPAM',
  ...SERVICE_SOCIAL,
] as const satisfies readonly Fonction[];
const SPST = [
  'MEDECIN_TRAVAIL',
  'INFIRMIER_SANTE_TRAVAIL',
  'CELLULE_SPST',
  'IPRP',
] as const satisfies readonly Fonction[];
const PARTENAIRES = [
  ...SPST,
  'COORDINATEUR_ETM',
  'CONSEILLER_CAP_EMPLOI',
  'EQUIPE_COMETE',
] as const satisfies readonly Fonction[];
const PROFESSIONNELS = [
  ...ASSURANCE_MALADIE,
  'COORDINATEUR',
  ...PARTENAIRES,
  'MEDECIN_TRAITANT',
] as const satisfies readonly Fonction[];
const PARTENAIRES_DU_RELAIS = [
  'MEDECIN_TRAVAIL',
  'INFIRMIER_SANTE_TRAVAIL',
  'CELLULE_SPST',
  'COORDINATEUR_ETM',
  'CONSEILLER_CAP_EMPLOI',
  'EQUIPE_COMETE',
] as const satisfies readonly Fonction[];
const COTE_ASSURE = ['ASSURE', 'MANDATAIRE'] as const satisfies readonly Fonction[];

/** Un acte et les fonctions qui peuvent l'entreprendre. */
export interface RegleActe {
  readonly libelle: string;
  readonly fonctions: readonly Fonction[];
}

/**
 * Actes par fonction (domain.md 1.1 et 2.2, product.md « People »). Un acte dit qui peut l'entreprendre en général ;
 * l'accès aux données du dossier en cause reste tranché par `peut`.
 */
// prettier-ignore
export const ACTES = {
  'signalement.creer': { libelle: 'Signaler une situation', fonctions: [...ASSURANCE_MALADIE, ...PARTENAIRES, 'MEDECIN_TRAITANT'] },
  'signalement.lire': { libelle: 'Suivre ses signalements et ceux de son unité', fonctions: [...ASSURANCE_MALADIE, ...PARTENAIRES, 'MEDECIN_TRAITANT'] },
  // 2.2.1 : recevoir, qualifier, refuser hors champ.
  'signalement.trier': { libelle: 'Trier un signalement', fonctions: ['CSAM_SERVICE_MEDICAL', 'CSAM_SERVICE_SOCIAL'] },
  'signalement.contacter': { libelle: 'Contacter l’assuré et noter les tentatives', fonctions: SERVICE_SOCIAL },
  'signalement.conclure': { libelle: 'Enregistrer la réponse de l’assuré (accepter, décliner, injoignable)', fonctions: SERVICE_SOCIAL },
  'import.deposer': { libelle: 'Déposer la requête mensuelle de la CPAM', fonctions: ['REFERENT_CPAM'] },
  'import.confirmer': { libelle: 'Confirmer un import', fonctions: ['REFERENT_CPAM'] },
  'import.lire': { libelle: 'Lire l’avancement et les rejets d’un import', fonctions: ['REFERENT_CPAM'] },
  'reperage.lire': { libelle: 'Lire les listes de repérage de son service', fonctions: ASSURANCE_MALADIE },
  'reperage.traiter': { libelle: 'Traiter une ligne de repérage de son service', fonctions: ['REFERENT_CPAM', 'CSAM_SERVICE_MEDICAL', ...SERVICE_SOCIAL] },
  'dossier.lister': { libelle: 'Chercher parmi ses dossiers', fonctions: PROFESSIONNELS },
  'dossier.affecter': { libelle: 'Relier un agent ou un service à un dossier', fonctions: [...SERVICE_SOCIAL, 'COORDINATEUR'] },
  'dossier.transmettreReferent': { libelle: 'Transmettre le rôle de référent', fonctions: ['ASSISTANT_SERVICE_SOCIAL', 'COORDINATEUR'] },
  'dossier.accepterReferent': { libelle: 'Accepter le rôle de référent', fonctions: ['ASSISTANT_SERVICE_SOCIAL'] },
  // 2.2.2 : l'assistante sociale ouvre, évalue, planifie, clôt.
  'dossier.avancer': { libelle: 'Faire avancer un dossier d’un état à l’autre', fonctions: ['ASSISTANT_SERVICE_SOCIAL'] },
  'dossier.proposerCloture': { libelle: 'Proposer ou demander la clôture', fonctions: ['ASSISTANT_SERVICE_SOCIAL', 'COORDINATEUR', ...COTE_ASSURE] },
  'dossier.cloturer': { libelle: 'Clôturer un dossier', fonctions: ['ASSISTANT_SERVICE_SOCIAL'] },
  // domain.md 9 : l'autre axe du Service social se compte à part (décision 0041).
  'dossier.classer': { libelle: 'Ranger un dossier dans l’axe PDP ou SPS', fonctions: ['ASSISTANT_SERVICE_SOCIAL'] },
  'consentement.recueillir': { libelle: 'Recueillir un accord', fonctions: [...SERVICE_SOCIAL, ...COTE_ASSURE] },
  'consentement.retirer': { libelle: 'Enregistrer le retrait d’un accord', fonctions: [...SERVICE_SOCIAL, ...COTE_ASSURE] },
  'entretien.creer': { libelle: 'Noter un entretien', fonctions: ['ASSISTANT_SERVICE_SOCIAL'] },
  'entretien.corriger': { libelle: 'Corriger ou annuler un entretien ou un contact', fonctions: ['ASSISTANT_SERVICE_SOCIAL'] },
  'contact.noter': { libelle: 'Noter un contact', fonctions: ['ASSISTANT_SERVICE_SOCIAL'] },
  'rendez-vous.planifier': { libelle: 'Planifier un rendez-vous, noter ce qu’il en fut', fonctions: ['ASSISTANT_SERVICE_SOCIAL'] },
  'lieu.lire': { libelle: 'Lire les lieux d’accueil de la plateforme', fonctions: [...PROFESSIONNELS, 'ADMINISTRATEUR'] },
  'lieu.gerer': { libelle: 'Tenir les lieux d’accueil de la plateforme', fonctions: ['ADMINISTRATEUR'] },
  'preconisation.creer': { libelle: 'Noter une préconisation', fonctions: ['ASSISTANT_SERVICE_SOCIAL'] },
  'preconisation.avancer': { libelle: 'Faire avancer une préconisation', fonctions: ['ASSISTANT_SERVICE_SOCIAL'] },
  'droitSocial.suivre': { libelle: 'Noter un droit et ce qu’il devient', fonctions: ['ASSISTANT_SERVICE_SOCIAL'] },
  'aide.suivre': { libelle: 'Demander une aide à la Commission d’action sanitaire et sociale', fonctions: ['ASSISTANT_SERVICE_SOCIAL'] },
  // 1.5 : colonnes W des lignes « Documents ».
  'document.deposer': { libelle: 'Déposer un document, ou une nouvelle version', fonctions: ['REFERENT_CPAM', 'ASSISTANT_SERVICE_SOCIAL'] },
  'document.retirer': { libelle: 'Retirer un document', fonctions: ['REFERENT_CPAM', 'ASSISTANT_SERVICE_SOCIAL'] },
  'tache.creer': { libelle: 'Créer une tâche', fonctions: PROFESSIONNELS },
  // R.4624-29 CT : jamais l'employeur ; le Service social aide l'assuré à la demander.
  'visite.demander': { libelle: 'Demander une visite de pré-reprise', fonctions: ['MEDECIN_CONSEIL', 'MEDECIN_TRAVAIL', 'MEDECIN_TRAITANT', ...COTE_ASSURE] },
  'visite.planifier': { libelle: 'Planifier la visite, noter une absence', fonctions: ['MEDECIN_TRAVAIL', 'INFIRMIER_SANTE_TRAVAIL', 'CELLULE_SPST'] },
  'visite.refuser': { libelle: 'Refuser la visite : elle est facultative', fonctions: COTE_ASSURE },
  'visite.realiser': { libelle: 'Enregistrer le résultat de la visite', fonctions: ['MEDECIN_TRAVAIL'] },
  'visite.transmettre': { libelle: 'Transmettre les recommandations', fonctions: ['MEDECIN_TRAVAIL'] },
  // R.4624-30 CT : le droit de s'opposer est celui du travailleur ; le médecin du travail enregistre sa réponse.
  'visite.opposer': { libelle: 'S’opposer à la transmission des recommandations', fonctions: ['MEDECIN_TRAVAIL', ...COTE_ASSURE] },
  // 2.2.6 à 2.2.14 : qui propose, qui répond, qui décide ; le geste précis et le dossier sont tranchés par sa machine et par `peut`.
  'dispositif.ouvrir': { libelle: 'Ouvrir un dispositif', fonctions: ['REFERENT_CPAM', 'ASSISTANT_SERVICE_SOCIAL', 'MEDECIN_TRAVAIL', 'CONSEILLER_CAP_EMPLOI', 'EQUIPE_COMETE', 'MEDECIN_TRAITANT'] },
  'dispositif.agir': { libelle: 'Répondre, décider ou faire avancer un dispositif', fonctions: ['MEDECIN_CONSEIL', 'REFERENT_CPAM', 'ASSISTANT_SERVICE_SOCIAL', 'MEDECIN_TRAVAIL', 'CONSEILLER_CAP_EMPLOI', 'EQUIPE_COMETE', 'MEDECIN_TRAITANT', ...COTE_ASSURE] },
  // 1.1.3 : « diagnostic social, plan d'actions co-built » ; la personne relit et valide ce qui est dit d'elle.
  'diagnostic.rediger': { libelle: 'Rédiger le diagnostic social', fonctions: ['ASSISTANT_SERVICE_SOCIAL'] },
  'diagnostic.agir': { libelle: 'Partager, valider ou faire corriger le diagnostic social', fonctions: ['ASSISTANT_SERVICE_SOCIAL', ...COTE_ASSURE] },
  // 1.2 : chacun répond de ce qu'il a dit à la personne, qui le relit.
  // 1.1.3 : « plan d'actions co-built and contractualisé par le biais de la feuille de route ».
  'plan.rediger': { libelle: 'Rédiger le plan d’actions et proposer la feuille de route', fonctions: ['ASSISTANT_SERVICE_SOCIAL'] },
  'plan.repondre': { libelle: 'Accepter ou faire changer la feuille de route', fonctions: ['ASSISTANT_SERVICE_SOCIAL', ...COTE_ASSURE] },
  'dit.noter': { libelle: 'Noter ce qui a été dit à l’assuré', fonctions: [...ASSURANCE_MALADIE, 'COORDINATEUR', ...PARTENAIRES] },
  // 2.2.2, 1.1.6 : le référent propose le relais, le partenaire sollicité répond ; la personne répond à son suivi, ou le référent l'écrit.
  'relais.proposer': { libelle: 'Proposer un relais à un partenaire', fonctions: ['ASSISTANT_SERVICE_SOCIAL'] },
  'relais.repondre': { libelle: 'Répondre à un relais proposé', fonctions: ['ASSISTANT_SERVICE_SOCIAL', ...PARTENAIRES_DU_RELAIS] },
  'suivi.repondre': { libelle: 'Répondre au suivi après la clôture', fonctions: ['ASSISTANT_SERVICE_SOCIAL', ...COTE_ASSURE] },
  // 1.3.1 : le Service social interroge qui n'a pas d'accès, avec l'accord de l'assuré (décision 0040).
  'dispositif.solliciter': { libelle: 'Demander une réponse par lien à usage unique', fonctions: ['ASSISTANT_SERVICE_SOCIAL'] },
  // 1.1.6 et 1.3.1 : une entreprise, jamais une personne (décision 0041).
  'alerte.ouvrir': { libelle: 'Lire et ouvrir une alerte entreprise', fonctions: ['ASSISTANT_SERVICE_SOCIAL', 'COORDINATEUR'] },
  'alerte.repondre': { libelle: 'Confirmer ou retirer ses dossiers d’une alerte entreprise', fonctions: ['ASSISTANT_SERVICE_SOCIAL'] },
  'alerte.valider': { libelle: 'Valider ou abandonner une alerte entreprise', fonctions: ['COORDINATEUR'] },
  'revue.lire': { libelle: 'Lire les revues auxquelles on participe', fonctions: [...ASSURANCE_MALADIE, 'COORDINATEUR', ...PARTENAIRES] },
  // ETM : le coordinateur de l'équipe technique tient les séances de ce type, et elles seules (domaine, « tenue d'une séance »).
  'revue.planifier': { libelle: 'Planifier une séance et régler son rythme', fonctions: ['COORDINATEUR', 'COORDINATEUR_ETM'] },
  'revue.inscrire': { libelle: 'Inscrire un dossier avec une question', fonctions: ['ASSISTANT_SERVICE_SOCIAL', 'COORDINATEUR', 'COORDINATEUR_ETM'] },
  'revue.participer': { libelle: 'Participer à une revue', fonctions: [...ASSURANCE_MALADIE, 'COORDINATEUR', ...PARTENAIRES] },
  'revue.conduire': { libelle: 'Conduire une revue et valider ses décisions', fonctions: ['COORDINATEUR', 'ASSISTANT_SERVICE_SOCIAL', 'COORDINATEUR_ETM'] },
  // 2.2.15 : « secretary (any designated agent) types decisions » ; revue interne à l'Assurance Maladie.
  'revue.rediger': { libelle: 'Tenir la plume du bloc de décision', fonctions: [...ASSURANCE_MALADIE, 'COORDINATEUR', 'COORDINATEUR_ETM'] },
  'etm.suivre': { libelle: 'Suivre les orientations vers l’équipe technique, et y répondre', fonctions: ['ASSISTANT_SERVICE_SOCIAL', 'COORDINATEUR', 'COORDINATEUR_ETM'] },
  'livret.publier': { libelle: 'Rédiger et publier le livret', fonctions: ['ASSISTANT_SERVICE_SOCIAL'] },
  // 3.3 : l'accès de l'assuré s'ouvre par un code remis en main propre, par qui recueille ses accords (décision 0029).
  'livret.ouvrir': { libelle: 'Donner à l’assuré le code d’accès à son livret', fonctions: SERVICE_SOCIAL },
  'livret.lire': { libelle: 'Ouvrir son livret (ou celui de son mandant)', fonctions: COTE_ASSURE },
  'livret.cap': { libelle: 'Écrire son cap', fonctions: COTE_ASSURE },
  'livret.question': { libelle: 'Poser une question', fonctions: COTE_ASSURE },
  // 5.3, point 8 : ses mots sont à lui seul ; un mandataire n'en écrit pas et ne lit que ceux qu'il partage (décision 0038).
  'livret.noter': { libelle: 'Écrire ses mots à soi, et les partager', fonctions: ['ASSURE'] },
  // Une procuration se donne ou se constate ; la révocation aussi (décision 0038).
  'mandat.donner': { libelle: 'Désigner une personne pour lire ou agir à sa place, et lui retirer', fonctions: ['ASSURE'] },
  'mandat.constater': { libelle: 'Constater une procuration, ou sa révocation, sur un document', fonctions: SERVICE_SOCIAL },
  'notification.lire': { libelle: 'Lire ses notifications', fonctions: FONCTIONS },
  'envoi.superviser': { libelle: 'Suivre les envois en échec et les relancer', fonctions: [...SERVICE_SOCIAL, 'COORDINATEUR', 'ADMINISTRATEUR'] },
  'annuaire.lire': { libelle: 'Consulter l’annuaire des professionnels', fonctions: [...PROFESSIONNELS, 'ADMINISTRATEUR', 'DPO', 'PILOTE'] },
  'suppleance.designer': { libelle: 'Désigner un suppléant pour une absence', fonctions: [...PROFESSIONNELS, 'ADMINISTRATEUR'] },
  'habilitation.gerer': { libelle: 'Gérer les habilitations', fonctions: ['ADMINISTRATEUR'] },
  // Décision 5 de product.md : seuils, durées et délais, datés et sourcés.
  'regle.gerer': { libelle: 'Lire les règles datées, en ajouter une', fonctions: ['ADMINISTRATEUR'] },
  'droits.tester': { libelle: 'Tester les droits d’une fonction sur un dossier fictif', fonctions: ['ADMINISTRATEUR', 'DPO'] },
  'journal.lire': { libelle: 'Lire le journal des accès', fonctions: [...COTE_ASSURE, 'ADMINISTRATEUR', 'DPO'] },
  'journal.chercher': { libelle: 'Chercher dans le journal des accès de la plateforme, et l’exporter', fonctions: ['DPO'] },
  'droit.demander': { libelle: 'Exercer ses droits (RGPD) et lire les réponses', fonctions: COTE_ASSURE },
  'droit.recueillir': { libelle: 'Noter une demande de droit sur la parole de la personne', fonctions: [...SERVICE_SOCIAL, 'CSAM_SERVICE_MEDICAL'] },
  'droit.telecharger': { libelle: 'Prendre les fichiers d’un accès aux données', fonctions: ['ASSURE', 'DPO'] },
  'droit.traiter': { libelle: 'Traiter les demandes de droit (RGPD)', fonctions: ['DPO'] },
  'droit.geler': { libelle: 'Geler un dossier et lever le gel (art. 18 RGPD)', fonctions: ['DPO'] },
  'conservation.gerer': { libelle: 'Lire les règles de conservation, lancer une passe', fonctions: ['DPO'] },
  'pilotage.lire': { libelle: 'Lire les statistiques', fonctions: [...ASSURANCE_MALADIE, 'COORDINATEUR', 'MEDECIN_TRAVAIL', 'INFIRMIER_SANTE_TRAVAIL', 'COORDINATEUR_ETM', 'CONSEILLER_CAP_EMPLOI', 'EQUIPE_COMETE', 'PILOTE'] },
} as const satisfies Readonly<Record<string, RegleActe>>;

/** Acte par fonction, distinct d'un droit sur une catégorie de données. */
export type Acte = keyof typeof ACTES;

/** La fonction peut-elle entreprendre cet acte, en général ? Ne dit rien d'un dossier précis : c'est le rôle de `peut`. */
export function peutActe(fonction: Fonction, acte: Acte): boolean {
  const fonctions: readonly Fonction[] = ACTES[acte].fonctions;
  return fonctions.includes(fonction);
}

/** Actes d'une fonction, dans l'ordre de la table. */
export const actesDe = (fonction: Fonction): readonly Acte[] =>
  (Object.keys(ACTES) as Acte[]).filter((acte) => peutActe(fonction, acte));
