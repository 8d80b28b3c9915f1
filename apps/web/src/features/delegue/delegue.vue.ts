import type { EchangeDemande, EtatDemandeDroit, LigneDemandeDroit, TransitionDemandeDroit } from '@pdp/domain';
import type { CouleurPuce } from '../../platform/ui/mise-en-page/puce';

/** Couleur de la puce du délai. */
export function couleurDelai({ situation }: Pick<LigneDemandeDroit, 'situation'>): CouleurPuce {
  if (situation === 'EN_RETARD') return 'rouge';
  return situation === 'PRESSANTE' ? 'ambre' : 'gris';
}

const COULEURS_ETAT: Readonly<Record<EtatDemandeDroit, CouleurPuce>> = {
  DEPOSEE: 'bleu',
  EN_COURS: 'violet',
  PRECISION_DEMANDEE: 'ambre',
  ACCORDEE: 'vert',
  ACCORDEE_EN_PARTIE: 'vert',
  REFUSEE: 'rouge',
  ABANDONNEE: 'gris',
};

/** Couleur de la puce de l'état. */
export const couleurDemande = (etat: EtatDemandeDroit): CouleurPuce => COULEURS_ETAT[etat];

/** Geste du délégué : son bouton, ce qu'il écrit, et ce qu'il faut justifier. */
export type Geste = {
  readonly transition: TransitionDemandeDroit;
  readonly bouton: string;
  readonly texte?: string;
  readonly motif?: string;
};

const GESTES: readonly Geste[] = [
  { transition: 'accorder', bouton: 'Accepter', texte: 'Réponse que la personne lira' },
  {
    transition: 'accorderEnPartie',
    bouton: 'Accepter en partie',
    texte: 'Réponse que la personne lira',
    motif: 'Ce qui n’est pas accepté, et pourquoi',
  },
  { transition: 'refuser', bouton: 'Refuser', texte: 'Réponse que la personne lira', motif: 'Pourquoi' },
  { transition: 'demanderPrecision', bouton: 'Demander une précision', texte: 'Votre question' },
  { transition: 'prolonger', bouton: 'Prolonger de deux mois', motif: 'Pourquoi il faut plus de temps' },
];

/** Gestes offerts sur une demande, dans l'ordre où on les cherche. */
export const gestesDe = (capacites: readonly TransitionDemandeDroit[]): readonly Geste[] =>
  GESTES.filter(({ transition }) => capacites.includes(transition));

const TITRES: Readonly<Record<EchangeDemande['transition'], string>> = {
  deposer: 'Demande',
  prendreEnCharge: 'Prise en charge',
  demanderPrecision: 'Précision demandée',
  preciser: 'Précision',
  prolonger: 'Délai prolongé de deux mois',
  accorder: 'Réponse : acceptée',
  accorderEnPartie: 'Réponse : acceptée en partie',
  refuser: 'Réponse : refusée',
  abandonner: 'Abandon',
};

/** Titre d'un échange, pour le délégué. */
export const titreEchange = ({ transition }: EchangeDemande): string => TITRES[transition].replace(' :', '\u00a0:');
