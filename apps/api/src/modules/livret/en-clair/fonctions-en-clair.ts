import { estUnitePartenaire, type Fonction, type Unite, type UnitePartenaire } from '@pdp/domain';

/** Personne telle que l'assuré la connaît : `civilite` donne l'accord, quand elle le peut. */
export type PersonneEnClair = {
  readonly civilite: string | null;
  readonly prenom: string;
  readonly nom: string;
  readonly fonction: Fonction;
};

/** « Dr Hervé Le Goff », « Claire Le Bihan ». */
export const nomEnClair = ({ civilite, prenom, nom }: Pick<PersonneEnClair, 'civilite' | 'prenom' | 'nom'>): string =>
  [civilite === 'Dr' ? 'Dr' : '', prenom, nom].filter((mot) => mot !== '').join(' ');

/** « assistante sociale » : la fonction, sans sigle, accordée si l'on sait comment. */
export function fonctionEnClair(fonction: Fonction, civilite: string | null): string {
  const { feminin, masculin = feminin } = FONCTIONS_EN_CLAIR[fonction];
  return civilite === 'Mme' ? feminin : masculin;
}

/** « Elle vous accompagne et organise les étapes avec vous. » : ce que cette personne fait pour l'assuré. */
export function ceQueFait({ fonction, civilite }: Pick<PersonneEnClair, 'fonction' | 'civilite'>): string {
  const sujet = civilite === 'Mme' ? 'Elle' : civilite === 'M.' ? 'Il' : 'Cette personne';
  return `${sujet} ${FONCTIONS_EN_CLAIR[fonction].fait}.`;
}

/** Ce que fait un service partenaire dont personne n'est encore nommé ; `null` pour un service qui n'est pas partenaire. */
export const ceQueFaitLeService = (unite: Unite): { readonly fonction: string; readonly fait: string } | null =>
  estUnitePartenaire(unite) ? SERVICES_EN_CLAIR[unite] : null;

type EnClair = { readonly feminin: string; readonly masculin?: string; readonly fait: string };

const FONCTIONS_EN_CLAIR: Readonly<Record<Fonction, EnClair>> = {
  MEDECIN_CONSEIL: { feminin: 'médecin conseil', fait: 'donne son avis sur votre reprise' },
  INFIRMIER_SERVICE_MEDICAL: {
    feminin: 'infirmière du Service médical',
    masculin: 'infirmier du Service médical',
    fait: 'suit votre arrêt avec le médecin conseil',
  },
  TECHNICIEN_SERVICE_MEDICAL: {
    feminin: 'technicienne du Service médical',
    masculin: 'technicien du Service médical',
    fait: 'prépare les réponses du médecin conseil',
  },
  CSAM_SERVICE_MEDICAL: {
    feminin: 'conseillère du Service médical',
    masculin: 'conseiller du Service médical',
    fait: 'répond à vos questions sur votre suivi',
  },
  REFERENT_CPAM: {
    feminin: 'référente à la caisse d’assurance maladie',
    masculin: 'référent à la caisse d’assurance maladie',
    fait: 'étudie vos demandes d’aide pour le retour au travail',
  },
  ASSISTANT_SERVICE_SOCIAL: {
    feminin: 'assistante sociale',
    masculin: 'assistant social',
    fait: 'vous accompagne et organise les étapes avec vous',
  },
  CSAM_SERVICE_SOCIAL: {
    feminin: 'conseillère du Service social',
    masculin: 'conseiller du Service social',
    fait: 'prend vos rendez-vous avec le Service social',
  },
  COORDINATEUR: {
    feminin: 'coordinatrice',
    masculin: 'coordinateur',
    fait: 'réunit les personnes qui vous aident',
  },
  MEDECIN_TRAVAIL: { feminin: 'médecin du travail', fait: 'cherche avec vous un travail adapté à votre santé' },
  INFIRMIER_SANTE_TRAVAIL: {
    feminin: 'infirmière de santé au travail',
    masculin: 'infirmier de santé au travail',
    fait: 'prépare votre visite avec le médecin du travail',
  },
  CELLULE_SPST: {
    feminin: 'conseillère en santé au travail',
    masculin: 'conseiller en santé au travail',
    fait: 'vous aide à garder votre emploi',
  },
  IPRP: { feminin: 'spécialiste des conditions de travail', fait: 'étudie votre poste de travail' },
  COORDINATEUR_ETM: {
    feminin: 'coordinatrice du maintien en emploi',
    masculin: 'coordinateur du maintien en emploi',
    fait: 'cherche des solutions pour garder votre emploi',
  },
  CONSEILLER_CAP_EMPLOI: {
    feminin: 'conseillère Cap emploi',
    masculin: 'conseiller Cap emploi',
    fait: 'cherche des aides pour garder ou retrouver un travail',
  },
  EQUIPE_COMETE: { feminin: 'équipe Comète', fait: 'prépare votre retour au travail depuis l’hôpital' },
  MEDECIN_TRAITANT: { feminin: 'médecin traitant', fait: 'vous soigne et suit votre arrêt' },
  ASSURE: { feminin: 'la personne accompagnée', fait: 'avance à son rythme' },
  MANDATAIRE: { feminin: 'votre mandataire', fait: 'agit en votre nom' },
  ADMINISTRATEUR: {
    feminin: 'administratrice des comptes',
    masculin: 'administrateur des comptes',
    fait: 'ouvre et ferme les comptes',
  },
  DPO: {
    feminin: 'déléguée à la protection des données',
    masculin: 'délégué à la protection des données',
    fait: 'veille au respect de vos données',
  },
  PILOTE: {
    feminin: 'chargée des statistiques',
    masculin: 'chargé des statistiques',
    fait: 'prépare des chiffres sans nom',
  },
};

const SERVICES_EN_CLAIR: Readonly<Record<UnitePartenaire, { readonly fonction: string; readonly fait: string }>> = {
  SPST: { fonction: 'service de santé au travail', fait: 'Ce service suit votre santé au travail.' },
  ETM: {
    fonction: 'équipe technique de maintien en emploi',
    fait: 'Cette équipe cherche des solutions pour garder votre emploi.',
  },
  CAP_EMPLOI: { fonction: 'service pour l’emploi', fait: 'Ce service aide à garder ou à retrouver un travail.' },
  COMETE: { fonction: 'équipe Comète', fait: 'Cette équipe prépare votre retour au travail depuis l’hôpital.' },
  MEDECINE_DE_VILLE: { fonction: 'cabinet médical', fait: 'Ce médecin vous soigne et vous connaît.' },
};
