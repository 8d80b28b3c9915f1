import type { AccesLivretVue, EtatAccesLivret } from '@pdp/domain';
import { dateHeureMoyenne } from '../../../platform/format/dates';
import type { CouleurPuce } from '../../../platform/ui/mise-en-page/puce';

/** État d'un accès, dit à l'agent ; `bouton` : ce qu'il peut faire. */
export type AccesDit = {
  readonly puce: string;
  readonly couleur: CouleurPuce;
  readonly phrase: string;
  readonly bouton: string | null;
};

/** Ce qu'il faut dire de l'accès de `qui` (« l’assurée ») à son livret. */
export function accesEnClair({ etat, finDuCode }: AccesLivretVue, qui: string): AccesDit {
  return DITS[etat](qui, finDuCode === null ? '' : dateHeureMoyenne(finDuCode));
}

const DITS: Readonly<Record<EtatAccesLivret, (qui: string, fin: string) => AccesDit>> = {
  JAMAIS_OUVERT: (qui) => ({
    puce: 'pas encore ouvert',
    couleur: 'gris',
    phrase: `Sans code, ${qui} ne peut pas lire son livret en ligne. Il s’imprime aussi.`,
    bouton: 'Donner un code d’accès',
  }),
  CODE_DONNE: (qui, fin) => ({
    puce: 'code donné',
    couleur: 'bleu',
    phrase: `Valable jusqu’au ${fin}\u00a0; ${qui} ne s’est pas encore connecté${accord(qui)}.`,
    bouton: 'Donner un nouveau code',
  }),
  CODE_PERIME: (qui, fin) => ({
    puce: 'code périmé',
    couleur: 'ambre',
    phrase: `Le code a cessé de valoir le ${fin}, ${qui} ne s’en est pas servi${accord(qui)}.`,
    bouton: 'Donner un nouveau code',
  }),
  OUVERT: (qui) => ({
    puce: 'ouvert',
    couleur: 'vert',
    phrase: `${qui.charAt(0).toUpperCase()}${qui.slice(1)} se connecte à son livret.`,
    bouton: null,
  }),
  FERME: () => ({
    puce: 'compte fermé',
    couleur: 'rouge',
    phrase: 'Ce compte a été fermé. L’administrateur peut dire pourquoi.',
    bouton: null,
  }),
};

const accord = (qui: string): string => (qui.endsWith('e') ? 'e' : '');
