import { joursEntre, type DateCivile } from '../noyau/date-civile.js';
import { estDossierOuvert, type EtatDossier } from './dossier.js';
import { depasse, seuilEnVigueur, SEUILS, type Seuil } from './seuils.js';

/** Alertes d'un dossier ouvert, dans l'ordre du tableau ; un dossier clos n'en a jamais. */
export const alertesDossier = (
  dossier: SituationDossier,
  aujourdhui: DateCivile,
  catalogue: readonly Seuil[] = SEUILS,
): readonly Alerte[] =>
  estDossierOuvert(dossier.etat) ? ALERTES.filter((alerte) => REGLES[alerte](dossier, aujourdhui, catalogue)) : [];

/** Personne ne mène l'accompagnement. */
export const sansReferent: RegleAlerte = ({ referentId }) => referentId === null;

/** Rien de daté n'est prévu. Une étape passée n'est pas une absence d'étape : elle est en retard. */
export const sansProchaineEtape: RegleAlerte = ({ prochaineEtapeLe }) => prochaineEtapeLe === null;

/** Aucun contact réel avec la personne depuis plus de 30 jours ; l'ouverture compte pour un contact. */
export const sansNouvelle: RegleAlerte = ({ dernierContactLe, ouvertLe }, aujourdhui, catalogue = SEUILS) =>
  depasse(seuilEnVigueur('SANS_NOUVELLE', aujourdhui, catalogue), joursEntre(dernierContactLe ?? ouvertLe, aujourdhui));

/** L'arrêt se termine dans moins de 15 jours ; une fin déjà passée n'est plus « proche ». */
export const finArretProche: RegleAlerte = ({ finArretLe }, aujourdhui, catalogue = SEUILS) => {
  const reste = finArretLe === null ? -1 : joursEntre(aujourdhui, finArretLe);
  return reste >= 0 && depasse(seuilEnVigueur('FIN_ARRET_PROCHE', aujourdhui, catalogue), reste);
};

/** L'assuré a retiré un accord et personne n'en a encore tiré les conséquences. */
export const accordRetire: RegleAlerte = ({ aAccordRetire }) => aAccordRetire;

/** Une tâche du dossier, ou la prochaine étape elle-même, a dépassé sa date. */
export const enRetard: RegleAlerte = ({ plusAncienneEcheance, prochaineEtapeLe }, aujourdhui) =>
  [plusAncienneEcheance, prochaineEtapeLe].some((echeance) => echeance !== null && echeance < aujourdhui);

/** Codes d'alerte, valeurs du filtre `alerte=` de la liste des dossiers. */
export const ALERTES = [
  'SANS_REFERENT',
  'SANS_PROCHAINE_ETAPE',
  'SANS_NOUVELLE',
  'FIN_ARRET_PROCHE',
  'ACCORD_RETIRE',
  'EN_RETARD',
] as const;

/** Code d'une alerte. */
export type Alerte = (typeof ALERTES)[number];

/** Libellés des alertes. */
export const LIBELLES_ALERTE: Readonly<Record<Alerte, string>> = {
  SANS_REFERENT: 'Sans référent',
  SANS_PROCHAINE_ETAPE: 'Sans prochaine étape',
  SANS_NOUVELLE: 'Sans nouvelle depuis plus de 30 jours',
  FIN_ARRET_PROCHE: 'Fin d’arrêt dans moins de 15 jours',
  ACCORD_RETIRE: 'Accord retiré',
  EN_RETARD: 'Action en retard',
};

/** Faits d'un dossier dont dépendent les alertes ; tous obligatoires, pour qu'un fait oublié ne passe pas pour rassurant. */
export interface SituationDossier {
  readonly etat: EtatDossier;
  readonly ouvertLe: DateCivile;
  readonly referentId: string | null;
  readonly prochaineEtapeLe: DateCivile | null;
  readonly dernierContactLe: DateCivile | null;
  readonly finArretLe: DateCivile | null;
  readonly aAccordRetire: boolean;
  /** Plus ancienne échéance parmi les tâches non terminées. */
  readonly plusAncienneEcheance: DateCivile | null;
}

/** Règle d'alerte : pure, relue à chaque lecture. */
export type RegleAlerte = (dossier: SituationDossier, aujourdhui: DateCivile, catalogue?: readonly Seuil[]) => boolean;

const REGLES: Readonly<Record<Alerte, RegleAlerte>> = {
  SANS_REFERENT: sansReferent,
  SANS_PROCHAINE_ETAPE: sansProchaineEtape,
  SANS_NOUVELLE: sansNouvelle,
  FIN_ARRET_PROCHE: finArretProche,
  ACCORD_RETIRE: accordRetire,
  EN_RETARD: enRetard,
};
