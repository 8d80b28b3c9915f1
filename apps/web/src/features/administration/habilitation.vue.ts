import { FONCTIONS, LIBELLES_FONCTION, UNITE_DE_FONCTION } from '@pdp/domain';
import type { CreerHabilitationRequete, Fonction, HabilitationAdminVue, Unite } from '@pdp/domain';
import { dateChiffres, plusJours } from '../../platform/format/dates';
import type { ErreursParChamp } from '../../platform/ui/formulaire/erreurs';
import type { CouleurPuce } from '../../platform/ui/mise-en-page/puce';

/** État d'une habilitation, en un mot et une couleur. */
export function etatHabilitation(
  { active, debut, utilisateur, suspendue }: HabilitationAdminVue,
  maintenant: string,
): { libelle: string; couleur: CouleurPuce } {
  if (!utilisateur.actif) return { libelle: 'Compte fermé', couleur: 'rouge' };
  if (utilisateur.suspendu) return { libelle: 'Compte suspendu', couleur: 'ambre' };
  if (suspendue) return { libelle: 'Non reconfirmée', couleur: 'ambre' };
  if (active) return { libelle: 'En cours', couleur: 'vert' };
  // L'heure de l'écran retarde d'une minute au plus : une habilitation créée à l'instant n'est pas « à venir ».
  const aVenir = Date.parse(debut) > Date.parse(maintenant) + 60_000;
  return aVenir ? { libelle: 'À venir', couleur: 'bleu' } : { libelle: 'Terminée', couleur: 'gris' };
}

/** « depuis le 03/02/2026 », « du 03/02/2026 au 30/06/2026 » ; la fin gardée est l'instant qui suit le dernier jour. */
export function periodeEnClair({ debut, fin }: Pick<HabilitationAdminVue, 'debut' | 'fin'>): string {
  if (fin === null) return `depuis le ${dateChiffres(debut)}`;
  return `du ${dateChiffres(debut)} au ${dateChiffres(dernierInstant(fin))}`;
}

const dernierInstant = (fin: string): string => new Date(Date.parse(fin) - 1).toISOString();

/** Fonctions qu'un administrateur peut donner : celles de l'assuré naissent d'un dossier. */
export const FONCTIONS_A_DONNER: readonly Fonction[] = FONCTIONS.filter(
  (fonction) => UNITE_DE_FONCTION[fonction] !== 'ASSURE',
);

/** Options du choix de fonction. */
export const OPTIONS_FONCTION = [
  { value: '', label: 'Choisir…' },
  ...FONCTIONS_A_DONNER.map((value) => ({ value, label: LIBELLES_FONCTION[value] })),
];

/** Unité de la fonction choisie, pour ne proposer que les organismes qui l'exercent. */
export const uniteDe = (fonction: string): Unite | undefined =>
  FONCTIONS.some((connue) => connue === fonction) ? UNITE_DE_FONCTION[fonction as Fonction] : undefined;

/** Saisie d'une nouvelle habilitation ; tout est texte, comme à l'écran. */
export type SaisieHabilitation = {
  qui: 'connue' | 'nouvelle';
  utilisateurId: string;
  nom: string;
  prenom: string;
  courriel: string;
  fonction: string;
  organismeId: string;
  debut: string;
  fin: string;
  motif: string;
};

/** Formulaire vide. */
export const HABILITATION_VIDE: SaisieHabilitation = {
  qui: 'connue',
  utilisateurId: '',
  nom: '',
  prenom: '',
  courriel: '',
  fonction: '',
  organismeId: '',
  debut: '',
  fin: '',
  motif: '',
};

/** Libellés des champs, dans l'ordre de l'écran. */
export const LIBELLES_HABILITATION = {
  utilisateurId: 'Personne',
  nom: 'Nom',
  prenom: 'Prénom',
  courriel: 'Adresse électronique',
  fonction: 'Fonction',
  organismeId: 'Organisme',
  debut: 'Début',
  fin: 'Fin',
  motif: 'Raison',
} as const;

/** Chemins du serveur vers les champs de l'écran. */
export const CHEMINS_HABILITATION = {
  'nouvelUtilisateur.nom': 'nom',
  'nouvelUtilisateur.prenom': 'prenom',
  'nouvelUtilisateur.courriel': 'courriel',
} as const;

/** Fautes visibles avant l'envoi. */
export function validerHabilitation(saisie: SaisieHabilitation): ErreursParChamp {
  const fautes: Record<string, string> = {};
  const exiger = (champ: keyof SaisieHabilitation, message: string) => {
    if (saisie[champ].trim() === '') fautes[champ] = message;
  };
  if (saisie.qui === 'connue') exiger('utilisateurId', 'Choisissez une personne.');
  else {
    exiger('nom', 'Écrivez le nom.');
    exiger('prenom', 'Écrivez le prénom.');
    exiger('courriel', 'Écrivez l’adresse électronique.');
  }
  exiger('fonction', 'Choisissez une fonction.');
  exiger('organismeId', 'Choisissez un organisme.');
  exiger('motif', 'Dites pourquoi.');
  if (saisie.debut !== '' && saisie.fin !== '' && saisie.fin < saisie.debut)
    fautes['fin'] = 'La fin doit venir après le début.';
  return fautes;
}

/** Corps de `POST /habilitations`. */
export function corpsHabilitation(saisie: SaisieHabilitation): CreerHabilitationRequete {
  const { qui, utilisateurId, nom, prenom, courriel, fonction, organismeId, debut, fin, motif } = saisie;
  return {
    ...(qui === 'connue'
      ? { utilisateurId }
      : { nouvelUtilisateur: { nom: nom.trim(), prenom: prenom.trim(), courriel: courriel.trim() } }),
    fonction: fonction as Fonction,
    organismeId,
    ...(debut === '' ? {} : { debut }),
    ...(fin === '' ? {} : { fin }),
    motif: motif.trim(),
  };
}

/** Choix de fin d'une habilitation. */
export type ChoixFin = 'maintenant' | 'date' | 'aucune';

/** `fin` à envoyer pour un choix, ou `undefined` si la date manque. */
export function finChoisie(choix: ChoixFin, date: string, maintenant: string): string | null | undefined {
  if (choix === 'maintenant') return maintenant;
  if (choix === 'aucune') return null;
  return date === '' ? undefined : date;
}

/** Plus petite date de fin proposée : demain, car aujourd'hui se dit « tout de suite ». */
export const premiereFin = (aujourdhui: string): string => plusJours(aujourdhui, 1);
