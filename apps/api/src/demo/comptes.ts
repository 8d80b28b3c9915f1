import type { Fonction } from '@pdp/domain';

/** Compte de démonstration (contract.md, « Sign-in ») ; l'adresse est `<compte>@demo.pdp`. */
export type CompteDemo = {
  readonly compte: string;
  readonly fonction: Fonction;
  readonly civilite: 'M.' | 'Mme' | 'Dr';
  readonly prenom: string;
  readonly nom: string;
  /** Clé de l'organisme dans demo/organismes. */
  readonly organisme: string;
  readonly territoire: 'morbihan' | 'finistere';
  readonly resume: string;
};

/** Un compte par fonction, et deux d'un autre territoire pour éprouver le cloisonnement. */
export const COMPTES_DEMO: readonly CompteDemo[] = [
  { compte: 'medecin.conseil', fonction: 'MEDECIN_CONSEIL', civilite: 'Dr', prenom: 'Anne', nom: 'Morvan', organisme: 'cpam', territoire: 'morbihan', resume: 'Médecin conseil : signale une situation, donne un avis' },
  { compte: 'csam.medical', fonction: 'CSAM_SERVICE_MEDICAL', civilite: 'Mme', prenom: 'Nolwenn', nom: 'Le Bras', organisme: 'cpam', territoire: 'morbihan', resume: 'CSAM du Service médical : trie les signalements' },
  { compte: 'referent.cpam', fonction: 'REFERENT_CPAM', civilite: 'Mme', prenom: 'Julie', nom: 'Perrot', organisme: 'cpam', territoire: 'morbihan', resume: 'Référente CPAM : dépose la liste mensuelle des arrêts' },
  { compte: 'assistante.sociale', fonction: 'ASSISTANT_SERVICE_SOCIAL', civilite: 'Mme', prenom: 'Claire', nom: 'Le Bihan', organisme: 'service-social', territoire: 'morbihan', resume: 'Assistante sociale, référente de parcours : mène les dossiers et la revue' },
  { compte: 'csam.social', fonction: 'CSAM_SERVICE_SOCIAL', civilite: 'M.', prenom: 'Erwan', nom: 'Cadic', organisme: 'service-social', territoire: 'morbihan', resume: 'CSAM du Service social : appelle les assurés, trie' },
  { compte: 'coordinatrice', fonction: 'COORDINATEUR', civilite: 'Mme', prenom: 'Solenn', nom: 'Jaffré', organisme: 'service-social', territoire: 'morbihan', resume: 'Coordinatrice : prépare et conduit la revue de dossiers' },
  { compte: 'medecin.travail', fonction: 'MEDECIN_TRAVAIL', civilite: 'Dr', prenom: 'Hervé', nom: 'Le Goff', organisme: 'amiem', territoire: 'morbihan', resume: 'Médecin du travail : saisit le résultat d’une pré-reprise' },
  { compte: 'cellule.spst', fonction: 'CELLULE_SPST', civilite: 'Mme', prenom: 'Maëlle', nom: 'Guillou', organisme: 'amiem', territoire: 'morbihan', resume: 'Cellule PDP du service de santé au travail' },
  { compte: 'coordination.etm', fonction: 'COORDINATEUR_ETM', civilite: 'M.', prenom: 'Tanguy', nom: 'Robic', organisme: 'amiem-etm', territoire: 'morbihan', resume: 'Coordinateur de l’équipe technique de maintien (AMIEM)' },
  { compte: 'cap.emploi', fonction: 'CONSEILLER_CAP_EMPLOI', civilite: 'Mme', prenom: 'Gaëlle', nom: 'Tanguy', organisme: 'cap-emploi', territoire: 'morbihan', resume: 'Conseillère Cap emploi' },
  { compte: 'comete', fonction: 'EQUIPE_COMETE', civilite: 'M.', prenom: 'Loïc', nom: 'Rouxel', organisme: 'kerpape', territoire: 'morbihan', resume: 'Équipe Comète (Kerpape)' },
  { compte: 'pilote', fonction: 'PILOTE', civilite: 'Mme', prenom: 'Hélène', nom: 'Kerjean', organisme: 'service-social', territoire: 'morbihan', resume: 'Pilotage : chiffres sans identité' },
  { compte: 'admin', fonction: 'ADMINISTRATEUR', civilite: 'M.', prenom: 'Yves', nom: 'Corlay', organisme: 'cpam', territoire: 'morbihan', resume: 'Administrateur : habilitations' },
  { compte: 'dpo', fonction: 'DPO', civilite: 'Mme', prenom: 'Inès', nom: 'Baud', organisme: 'cpam', territoire: 'morbihan', resume: 'Déléguée à la protection des données : journal' },
  { compte: 'assuree', fonction: 'ASSURE', civilite: 'Mme', prenom: 'Sophie', nom: 'Guéguen', organisme: '', territoire: 'morbihan', resume: 'Assurée : lit son livret de suivi' },
  { compte: 'mandataire', fonction: 'MANDATAIRE', civilite: 'M.', prenom: 'Marc', nom: 'Guéguen', organisme: '', territoire: 'morbihan', resume: 'Mandataire d’un assuré' },
  { compte: 'assistante.sociale.2', fonction: 'ASSISTANT_SERVICE_SOCIAL', civilite: 'Mme', prenom: 'Louise', nom: 'Abgrall', organisme: 'service-social-2', territoire: 'finistere', resume: 'Assistante sociale d’un autre territoire (Finistère)' },
  { compte: 'medecin.travail.2', fonction: 'MEDECIN_TRAVAIL', civilite: 'Dr', prenom: 'Paul', nom: 'Kerbrat', organisme: 'spst-2', territoire: 'finistere', resume: 'Médecin du travail d’un autre territoire (Finistère)' },
];
