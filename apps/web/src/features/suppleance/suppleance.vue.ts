import type { CreerSuppleanceRequete, EtatSuppleance, SuppleanceVue } from '@pdp/domain';
import { dateMoyenne } from '../../platform/format/dates';
import { pluriel } from '../../platform/format/textes';
import type { ErreursParChamp } from '../../platform/ui/formulaire/erreurs';
import type { CouleurPuce } from '../../platform/ui/mise-en-page/puce';

const ETATS: Readonly<Record<EtatSuppleance, { libelle: string; couleur: CouleurPuce }>> = {
  A_VENIR: { libelle: 'À venir', couleur: 'bleu' },
  EN_COURS: { libelle: 'En cours', couleur: 'vert' },
  TERMINEE: { libelle: 'Terminée', couleur: 'gris' },
};

/** État, en un mot et une couleur. */
export const etatEnClair = ({ etat }: SuppleanceVue): { libelle: string; couleur: CouleurPuce } => ETATS[etat];

/** « du 3 mars 2026 au 17 mars 2026 » ; la fin gardée est l'instant qui suit le dernier jour. */
export const periodeEnClair = ({ debut, fin }: SuppleanceVue): string =>
  `du ${dateMoyenne(debut)} au ${dateMoyenne(new Date(Date.parse(fin) - 1).toISOString())}`;

/** Ce que reçoit le suppléant en ce moment. */
export const recuEnClair = ({ etat, dossiers }: SuppleanceVue): string | null =>
  etat === 'EN_COURS' ? `${pluriel(dossiers, 'dossier ouvert', 'dossiers ouverts')} au suppléant` : null;

/** Saisie d'une suppléance. */
export type SaisieSuppleance = { suppleantId: string; debut: string; fin: string; motif: string };
export const SUPPLEANCE_VIDE: SaisieSuppleance = { suppleantId: '', debut: '', fin: '', motif: '' };
export const LIBELLES_SUPPLEANCE = {
  habilitationId: 'Personne absente',
  suppleantId: 'Suppléant',
  debut: 'Premier jour d’absence',
  fin: 'Dernier jour d’absence',
  motif: 'Raison',
} as const;

/** Fautes visibles avant l'envoi. */
export function validerSuppleance({ suppleantId, debut, fin, motif }: SaisieSuppleance): ErreursParChamp {
  return {
    ...(suppleantId === '' ? { suppleantId: 'Choisissez un suppléant.' } : {}),
    ...(debut === '' ? { debut: 'Donnez le premier jour d’absence.' } : {}),
    ...(fin === '' ? { fin: 'Donnez le dernier jour d’absence.' } : {}),
    ...(fin !== '' && debut !== '' && fin < debut ? { fin: 'Le dernier jour vient après le premier.' } : {}),
    ...(motif.trim() === '' ? { motif: 'Dites pourquoi.' } : {}),
  };
}

/** Corps de `POST /suppleances`. */
export const corpsSuppleance = (
  { suppleantId, debut, fin, motif }: SaisieSuppleance,
  habilitationId: string | undefined,
): CreerSuppleanceRequete => ({
  ...(habilitationId === undefined ? {} : { habilitationId }),
  suppleantId,
  debut,
  fin,
  motif: motif.trim(),
});
