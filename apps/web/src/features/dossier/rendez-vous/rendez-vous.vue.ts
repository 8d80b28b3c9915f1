import { LIBELLES_MODALITE, lireRendezVous } from '@pdp/domain';
import type { EtatRendezVous, LieuAccueilVue, Modalite, PlanifierRendezVousRequete, RendezVousVue } from '@pdp/domain';
import type { ErreursParChamp } from '../../../platform/ui/formulaire/erreurs';
import type { CouleurPuce } from '../../../platform/ui/mise-en-page/puce';
import { instantDe } from '../../visite/visite.vue';

/** Saisie d'un rendez-vous, toute en textes, à l'heure de Paris. */
export type SaisieRendezVous = { jour: string; heure: string; modalite: string; lieuId: string; dureeMinutes: string };

/** Libellés, dans l'ordre de l'écran. */
export const LIBELLES_RENDEZ_VOUS = {
  jour: 'Jour',
  heure: 'Heure',
  modalite: 'Comment',
  lieuId: 'Lieu d’accueil',
  dureeMinutes: 'Durée en minutes',
};

/** Corps à envoyer ; sans date lisible, `debut` reste vide et la règle le dit. */
export const corpsRendezVous = (saisie: SaisieRendezVous): PlanifierRendezVousRequete => ({
  debut: instantDe(saisie.jour, saisie.heure) ?? '',
  modalite: saisie.modalite as Modalite,
  ...(saisie.dureeMinutes.trim() === '' ? {} : { dureeMinutes: Number(saisie.dureeMinutes) }),
  ...(saisie.modalite === 'ACCUEIL' && saisie.lieuId !== '' ? { lieuId: saisie.lieuId } : {}),
});

/** Fautes, par les règles du serveur. */
export function fautesRendezVous(saisie: SaisieRendezVous, maintenant: Date): ErreursParChamp {
  const lu = lireRendezVous(corpsRendezVous(saisie), maintenant);
  return Object.fromEntries(
    (lu.ok ? [] : lu.erreur).map(({ chemin, message }) => [chemin === 'debut' ? 'jour' : chemin, message]),
  );
}

/** « Agence de Vannes, 12 rue des Essais », ou comment il se tient. */
export const ouRendezVous = ({ lieu, modalite }: Pick<RendezVousVue, 'lieu' | 'modalite'>): string =>
  lieu === null ? LIBELLES_MODALITE[modalite] : `${lieu.nom}, ${lieu.adresse}`;

/** Lieux qui se choisissent encore. */
export const choixLieux = (lieux: readonly LieuAccueilVue[]): { value: string; label: string }[] => [
  { value: '', label: 'Choisir…' },
  ...lieux.filter(({ ouvert }) => ouvert).map(({ id, nom, adresse }) => ({ value: id, label: `${nom}, ${adresse}` })),
];

/** Couleur d'un état ; une absence ne s'affiche pas en rouge, elle n'accuse personne. */
export const couleurRendezVous = (etat: EtatRendezVous): CouleurPuce =>
  etat === 'PREVU' ? 'bleu' : etat === 'TENU' ? 'vert' : etat === 'NON_HONORE' ? 'ambre' : 'gris';
