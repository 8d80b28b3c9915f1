import type { EchangeDemande, EtatDemandeDroit, MaDemandeVue, TypeDemandeDroit } from '@pdp/domain';
import { dateEnClair } from '../livret/livret.vue';

/** Un droit, dit à la personne : ce qu'elle demande, et ce qui se passera. */
export type DroitEnClair = {
  readonly type: TypeDemandeDroit;
  readonly titre: string;
  readonly explication: string;
  /** Ce que la personne peut écrire ; `obligatoire` quand sans mots la demande ne dit rien. */
  readonly champ: string;
  readonly obligatoire: boolean;
};

/** Les droits, du plus demandé au moins demandé ; phrases courtes, sans sigle ni latin. */
export const DROITS: readonly DroitEnClair[] = [
  {
    type: 'ACCES',
    titre: 'Recevoir une copie de mes données',
    explication: 'Vous aurez un document à lire, et un fichier complet. Vous les prendrez ici, une seule fois.',
    champ: 'Ce que vous cherchez, si vous le voulez',
    obligatoire: false,
  },
  {
    type: 'RECTIFICATION',
    titre: 'Corriger une erreur',
    explication: 'Dites ce qui n’est pas exact. La personne qui vous suit le corrigera.',
    champ: 'Ce qui n’est pas exact',
    obligatoire: true,
  },
  {
    type: 'LIMITATION',
    titre: 'Geler mon dossier',
    explication: 'Votre dossier reste, mais plus personne n’y écrit. On n’en parle plus en réunion.',
    champ: 'Pourquoi, si vous voulez le dire',
    obligatoire: false,
  },
  {
    type: 'OPPOSITION',
    titre: 'Dire non à l’usage de mes données',
    explication: 'Dites pourquoi votre situation ne va pas avec cet usage. On vous répondra.',
    champ: 'Pourquoi, si vous voulez le dire',
    obligatoire: false,
  },
  {
    type: 'EFFACEMENT',
    titre: 'Effacer mes données',
    explication: 'Votre suivi doit d’abord être terminé. Ce qui est effacé ne revient pas.',
    champ: 'Ce que vous voulez effacer, si ce n’est pas tout',
    obligatoire: false,
  },
  {
    type: 'RETRAIT_CONSENTEMENT',
    titre: 'Retirer tous mes accords',
    explication: 'Plus aucun partenaire ne lira votre dossier, tout de suite. Vos droits ne changent pas.',
    champ: 'Ce que vous voulez ajouter',
    obligatoire: false,
  },
];

/** Titre d'un droit dit à la personne. */
export const titreDuDroit = (type: TypeDemandeDroit): string => DROITS.find((d) => d.type === type)?.titre ?? '';

const ETATS: Readonly<Record<EtatDemandeDroit, string>> = {
  DEPOSEE: 'Envoyée',
  EN_COURS: 'En cours',
  PRECISION_DEMANDEE: 'On vous pose une question',
  ACCORDEE: 'Acceptée',
  ACCORDEE_EN_PARTIE: 'Acceptée en partie',
  REFUSEE: 'Refusée',
  ABANDONNEE: 'Abandonnée par vous',
};

/** État d'une demande, en mots simples. */
export const etatEnClair = (etat: EtatDemandeDroit): string => ETATS[etat];

/** « Réponse au plus tard le 22 décembre. », ou rien quand la demande est close. */
export function delaiEnClair({ etat, echeance, prolongee }: MaDemandeVue, aujourdhui: string): string {
  if (!['DEPOSEE', 'EN_COURS', 'PRECISION_DEMANDEE'].includes(etat)) return '';
  const le = dateEnClair(echeance, aujourdhui);
  if (echeance < aujourdhui) return `La réponse était attendue le ${le}. Vous pouvez écrire à la CNIL.`;
  return prolongee ? `Le délai a été allongé. Réponse au plus tard le ${le}.` : `Réponse au plus tard le ${le}.`;
}

const GESTES: Readonly<Record<EchangeDemande['transition'], string>> = {
  deposer: 'Votre demande',
  prendreEnCharge: 'Votre demande est lue',
  demanderPrecision: 'On vous demande une précision',
  preciser: 'Votre précision',
  prolonger: 'Il faut plus de temps',
  accorder: 'Réponse',
  accorderEnPartie: 'Réponse',
  refuser: 'Réponse',
  abandonner: 'Vous avez abandonné cette demande',
};

/** Ce qu'est un échange, en trois mots. */
export const gesteEnClair = ({ transition }: EchangeDemande): string => GESTES[transition];
