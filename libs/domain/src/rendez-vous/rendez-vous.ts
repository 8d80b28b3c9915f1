import { LIBELLES_MODALITE, type Modalite } from '../entretien/entretien.js';
import { ajouterMois } from '../noyau/date-civile.js';
import type { ErreurChamp } from '../noyau/erreur.js';
import { dateParis, enInstant, type Instant } from '../noyau/horloge.js';
import type { Acteur, Machine } from '../noyau/machine.js';
import { echec, succes, type Resultat } from '../noyau/resultat.js';

/** États d'un rendez-vous du Service social avec la personne. */
export const LIBELLES_ETAT_RENDEZ_VOUS = {
  PREVU: 'Prévu',
  TENU: 'Tenu',
  NON_HONORE: 'Non honoré',
  DEPLACE: 'Déplacé',
  ANNULE: 'Annulé',
} as const;

/** Code d'un état. */
export type EtatRendezVous = keyof typeof LIBELLES_ETAT_RENDEZ_VOUS;

/** Gestes possibles. */
export const TRANSITIONS_RENDEZ_VOUS = ['tenir', 'manquer', 'deplacer', 'annuler'] as const;

/** Nom d'un geste. */
export type TransitionRendezVous = (typeof TRANSITIONS_RENDEZ_VOUS)[number];

/** Libellés des gestes. */
export const LIBELLES_GESTE_RENDEZ_VOUS: Readonly<Record<TransitionRendezVous, string>> = {
  tenir: 'Il a eu lieu',
  manquer: 'La personne n’est pas venue',
  deplacer: 'Déplacer',
  annuler: 'Annuler',
};

const SOCIAL: readonly Acteur[] = ['ASSISTANT_SERVICE_SOCIAL'];

/** Machine d'un rendez-vous : déplacé, il en naît un autre ; tenu, il devient un entretien. Rien ne s'efface. */
export const MACHINE_RENDEZ_VOUS: Machine<EtatRendezVous, TransitionRendezVous, 'estVenu' | 'aNouvelleDate'> = {
  etats: Object.keys(LIBELLES_ETAT_RENDEZ_VOUS) as EtatRendezVous[],
  initial: 'PREVU',
  finals: ['TENU', 'NON_HONORE', 'DEPLACE', 'ANNULE'],
  exigences: {
    estVenu: 'Ce rendez-vous n’a pas encore eu lieu.',
    aNouvelleDate: 'Indiquez la nouvelle date et l’heure.',
  },
  transitions: {
    tenir: { de: ['PREVU'], vers: 'TENU', par: SOCIAL, exige: ['estVenu'] },
    manquer: { de: ['PREVU'], vers: 'NON_HONORE', par: SOCIAL, exige: ['estVenu'] },
    deplacer: { de: ['PREVU'], vers: 'DEPLACE', par: SOCIAL, exige: ['aNouvelleDate'] },
    annuler: { de: ['PREVU'], vers: 'ANNULE', par: SOCIAL },
  },
};

/** Durée d'un rendez-vous, en minutes. */
export const DUREES_RENDEZ_VOUS = { min: 10, max: 240, ordinaire: 45 } as const;

/** Rendez-vous prêt à conserver : à l'accueil, un lieu de la plateforme ; ailleurs, aucun. Entre maintenant et dans un an. */
export const lireRendezVous = (
  { debut, dureeMinutes, modalite, lieuId }: SaisieRendezVous,
  maintenant: Date,
): Resultat<RendezVousLu, readonly ErreurChamp[]> => {
  const instant = new Date(debut);
  const limite = ajouterMois(dateParis(maintenant), 12);
  const fautes: ErreurChamp[] = [];
  if (Number.isNaN(instant.getTime()) || instant <= maintenant || dateParis(instant) > limite)
    fautes.push(faute('debut', 'DATE', 'Choisissez une date et une heure à venir, dans l’année.'));
  if (!Object.hasOwn(LIBELLES_MODALITE, modalite)) fautes.push(faute('modalite', 'CHOIX_INCONNU', 'Dites comment.'));
  const duree = dureeMinutes ?? DUREES_RENDEZ_VOUS.ordinaire;
  if (!Number.isInteger(duree) || duree < DUREES_RENDEZ_VOUS.min || duree > DUREES_RENDEZ_VOUS.max)
    fautes.push(faute('dureeMinutes', 'BORNES', 'Une durée de 10 à 240 minutes.'));
  if (modalite === 'ACCUEIL' && (lieuId ?? null) === null)
    fautes.push(faute('lieuId', 'OBLIGATOIRE', 'Choisissez le lieu d’accueil.'));
  if (fautes.length > 0) return echec(fautes);
  const lieu = modalite === 'ACCUEIL' ? (lieuId ?? null) : null;
  return succes({ debut: enInstant(instant), dureeMinutes: duree, modalite, lieuId: lieu });
};

/** Ce que la personne lit d'un rendez-vous : un objet neutre, un lieu, rien de sa santé. */
export const direRendezVous = (
  { modalite, lieu }: { readonly modalite: Modalite; readonly lieu: { nom: string; adresse: string } | null },
  avec: string,
): { readonly objet: string; readonly lieu: string; readonly explication: string } => ({
  objet: `Rendez-vous avec ${avec}`,
  lieu: modalite === 'ACCUEIL' && lieu !== null ? `${lieu.nom}, ${lieu.adresse}` : OU[modalite],
  explication: EXPLICATIONS[modalite],
});

const OU: Readonly<Record<Modalite, string>> = {
  ACCUEIL: 'À l’accueil',
  DOMICILE: 'Chez vous',
  TELEPHONE: 'Par téléphone',
  VISIO: 'En visio',
};

const EXPLICATIONS: Readonly<Record<Modalite, string>> = {
  ACCUEIL: 'Vous pouvez venir avec la personne de votre choix.',
  DOMICILE: 'Nous venons chez vous. Vous pouvez choisir un autre lieu.',
  TELEPHONE: 'Nous vous appelons à cette heure.',
  VISIO: 'Nous vous envoyons le lien avant le rendez-vous.',
};

/** Saisie d'un rendez-vous ; `debut` est un instant ISO. */
export interface SaisieRendezVous {
  readonly debut: string;
  readonly dureeMinutes?: number | undefined;
  readonly modalite: Modalite;
  readonly lieuId?: string | null | undefined;
}

/** Rendez-vous lu. */
export interface RendezVousLu {
  readonly debut: Instant;
  readonly dureeMinutes: number;
  readonly modalite: Modalite;
  readonly lieuId: string | null;
}

const faute = (chemin: string, code: string, message: string): ErreurChamp => ({ chemin, code, message });
