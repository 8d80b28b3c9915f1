import { ajouterJours, ajouterMois, type DateCivile } from '../noyau/date-civile.js';

/** Règles de conservation, une par sorte de données (domain.md 4). */
export const CODES_REGLE_CONSERVATION = [
  'SIGNALEMENT_SANS_SUITE',
  'REPERAGE_SANS_SUITE',
  'PERSONNE_SANS_SUITE',
  'DOSSIER_SANS_CONTACT',
  'DOSSIER_ARCHIVAGE',
  'DOSSIER_PURGE',
  'DEMANDE_DROIT',
  'EXPORT_ACCES',
  'NOTIFICATION',
  'JOURNAL',
] as const;

/** Code d'une règle. */
export type CodeRegleConservation = (typeof CODES_REGLE_CONSERVATION)[number];

/** Ce que la passe fait de ce qui est échu. `SIGNALER` : compté seulement, une personne décide. */
export type ActionConservation = 'EFFACER' | 'ARCHIVER' | 'PURGER' | 'SIGNALER';

/** Durée d'une règle. */
export interface DureeConservation {
  readonly valeur: number;
  readonly unite: 'JOURS' | 'MOIS';
}

/** Une règle : quoi, combien de temps, à partir de quand, et le texte ou la décision dont elle vient. */
export interface RegleConservation {
  readonly code: CodeRegleConservation;
  readonly libelle: string;
  readonly duree: DureeConservation;
  readonly depart: string;
  readonly action: ActionConservation;
  readonly source: string;
}

const mois = (valeur: number): DureeConservation => ({ valeur, unite: 'MOIS' });
const CNIL_2023 = 'CNIL, délibération 2023-095 du 14 septembre 2023';
const PLATEFORME = 'Règle de la plateforme';

/** Preuve d'un accord, après sa fin (art. 7.1 RGPD, art. 2224 du code civil) : un dossier ne se purge pas avant. */
export const PREUVE_ACCORD: DureeConservation = mois(60);

/** Les règles livrées. */
export const REGLES_CONSERVATION: Readonly<Record<CodeRegleConservation, RegleConservation>> = {
  SIGNALEMENT_SANS_SUITE: {
    code: 'SIGNALEMENT_SANS_SUITE',
    libelle: 'Signalements déclinés, sans réponse ou hors champ',
    duree: mois(12),
    depart: 'la clôture du signalement',
    action: 'EFFACER',
    source: PLATEFORME,
  },
  REPERAGE_SANS_SUITE: {
    code: 'REPERAGE_SANS_SUITE',
    libelle: 'Repérages sans signalement',
    duree: mois(12),
    depart: 'l’inscription sur la liste',
    action: 'EFFACER',
    source: PLATEFORME,
  },
  PERSONNE_SANS_SUITE: {
    code: 'PERSONNE_SANS_SUITE',
    libelle: 'Personnes sans dossier, sans signalement et sans repérage',
    duree: mois(12),
    depart: 'la dernière mise à jour de leur arrêt',
    action: 'EFFACER',
    source: PLATEFORME,
  },
  DOSSIER_SANS_CONTACT: {
    code: 'DOSSIER_SANS_CONTACT',
    libelle: 'Dossiers ouverts sans contact, à clore',
    duree: mois(24),
    depart: 'le dernier contact avec la personne',
    action: 'SIGNALER',
    source: CNIL_2023,
  },
  DOSSIER_ARCHIVAGE: {
    code: 'DOSSIER_ARCHIVAGE',
    libelle: 'Dossiers clos, à archiver',
    duree: mois(24),
    depart: 'le dernier contact, ou la clôture si elle est plus tardive',
    action: 'ARCHIVER',
    source: CNIL_2023,
  },
  DOSSIER_PURGE: {
    code: 'DOSSIER_PURGE',
    libelle: 'Dossiers archivés, à effacer',
    duree: mois(36),
    depart: 'l’archivage, et cinq ans après la fin du dernier accord',
    action: 'PURGER',
    source: `${PLATEFORME} ; preuve des accords\u00a0: art. 7.1 RGPD, art. 2224 du code civil`,
  },
  DEMANDE_DROIT: {
    code: 'DEMANDE_DROIT',
    libelle: 'Demandes de droit closes',
    duree: mois(60),
    depart: 'la réponse',
    action: 'EFFACER',
    source: 'Art. 5.2 RGPD, art. 2224 du code civil',
  },
  EXPORT_ACCES: {
    code: 'EXPORT_ACCES',
    libelle: 'Fichiers d’accès aux données',
    duree: { valeur: 7, unite: 'JOURS' },
    depart: 'leur préparation',
    action: 'EFFACER',
    source: PLATEFORME,
  },
  NOTIFICATION: {
    code: 'NOTIFICATION',
    libelle: 'Notifications et envois',
    duree: mois(12),
    depart: 'leur création',
    action: 'EFFACER',
    source: PLATEFORME,
  },
  JOURNAL: {
    code: 'JOURNAL',
    libelle: 'Journal des accès, mois échus',
    duree: mois(36),
    depart: 'la fin du mois',
    action: 'EFFACER',
    source: 'CNIL, recommandation de 2021 sur la journalisation, contrôle interne documenté',
  },
};

/** Jour où la durée est écoulée ; ce qui est conservé jusque-là peut partir le lendemain. */
export const finDeConservation = (depart: DateCivile, { valeur, unite }: DureeConservation): DateCivile =>
  unite === 'MOIS' ? ajouterMois(depart, valeur) : ajouterJours(depart, valeur);

/** Vrai si la durée est écoulée : le dernier jour est encore conservé. */
export const estEchu = (depart: DateCivile, duree: DureeConservation, aujourdhui: DateCivile): boolean =>
  finDeConservation(depart, duree) < aujourdhui;

/** Ce dont dépend le sort d'un dossier ; dates civiles, à Paris. */
export interface FaitsConservation {
  readonly closLe: DateCivile | null;
  readonly dernierContact: DateCivile | null;
  readonly archiveLe: DateCivile | null;
  /** Fin (retrait, terme ou clôture) du dernier accord ; nulle s'il n'y en eut jamais. */
  readonly finDernierAccord: DateCivile | null;
}

/** Dernier jour d'un dossier clos en base active ; `null` s'il n'est pas clos. */
export const conservationActive = ({ closLe, dernierContact }: FaitsConservation): DateCivile | null =>
  closLe === null
    ? null
    : finDeConservation(
        dernierContact !== null && dernierContact > closLe ? dernierContact : closLe,
        REGLES_CONSERVATION.DOSSIER_ARCHIVAGE.duree,
      );

/** Dernier jour d'un dossier archivé : son archive, et la preuve du dernier accord. `null` s'il n'est pas archivé. */
export const conservationArchive = ({ archiveLe, finDernierAccord }: FaitsConservation): DateCivile | null => {
  if (archiveLe === null) return null;
  const archive = finDeConservation(archiveLe, REGLES_CONSERVATION.DOSSIER_PURGE.duree);
  const preuve = finDernierAccord === null ? archive : finDeConservation(finDernierAccord, PREUVE_ACCORD);
  return preuve > archive ? preuve : archive;
};
