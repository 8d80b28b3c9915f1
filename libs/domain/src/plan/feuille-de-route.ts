import type { Machine } from '../noyau/machine.js';
import type { DateCivile } from '../noyau/date-civile.js';
import { LIBELLES_HORIZON, phraseObjectif, type EtatObjectif, type ObjectifPlan } from './plan-actions.js';

/** États d'une feuille de route : une version du plan, figée, proposée à la personne. */
export const ETATS_FEUILLE = ['PROPOSEE', 'ACCEPTEE', 'A_REVOIR', 'RETIREE', 'REMPLACEE'] as const;

export type EtatFeuille = (typeof ETATS_FEUILLE)[number];

export const LIBELLES_ETAT_FEUILLE: Readonly<Record<EtatFeuille, string>> = {
  PROPOSEE: 'Proposée, à accepter',
  ACCEPTEE: 'Acceptée',
  A_REVOIR: 'À revoir',
  RETIREE: 'Retirée',
  REMPLACEE: 'Remplacée',
};

export const TRANSITIONS_FEUILLE = ['accepter', 'noterAcceptee', 'demanderChangement', 'retirer', 'remplacer'] as const;

export type TransitionFeuille = (typeof TRANSITIONS_FEUILLE)[number];

const COTE_ASSURE = ['ASSURE', 'MANDATAIRE'] as const;

/** La personne accepte ou demande un changement ; sinon le référent note son accord, avec la date et la façon. */
export const MACHINE_FEUILLE: Machine<EtatFeuille, TransitionFeuille, 'aRemarque' | 'aFaconEtDate'> = {
  etats: ETATS_FEUILLE,
  initial: 'PROPOSEE',
  finals: ['A_REVOIR', 'RETIREE', 'REMPLACEE'],
  exigences: {
    aRemarque: 'Dites en quelques mots ce qui est à changer.',
    aFaconEtDate: 'Dites quand et comment la personne a accepté.',
  },
  transitions: {
    accepter: { de: ['PROPOSEE'], vers: 'ACCEPTEE', par: COTE_ASSURE },
    noterAcceptee: { de: ['PROPOSEE'], vers: 'ACCEPTEE', par: ['ASSISTANT_SERVICE_SOCIAL'], exige: ['aFaconEtDate'] },
    demanderChangement: { de: ['PROPOSEE'], vers: 'A_REVOIR', par: COTE_ASSURE, exige: ['aRemarque'] },
    retirer: { de: ['PROPOSEE'], vers: 'RETIREE', par: ['ASSISTANT_SERVICE_SOCIAL'] },
    remplacer: { de: ['ACCEPTEE'], vers: 'REMPLACEE', par: ['SYSTEME'] },
  },
};

/** Action telle que la personne l'a sous les yeux. */
export type ActionFigee = {
  readonly id: string;
  readonly libelle: string;
  readonly qui: string;
  readonly echeance: DateCivile;
  readonly faite: boolean;
};

export type FeuilleFigee = {
  readonly objectifs: readonly {
    readonly id: string;
    readonly phrase: string;
    readonly horizon: string;
    readonly etat: EtatObjectif;
    readonly actions: readonly ActionFigee[];
  }[];
};

/** Le plan d'aujourd'hui, comme une feuille : sans ce qui est abandonné, `qui` en clair. */
export const figer = (
  objectifs: readonly (Omit<ObjectifPlan, 'actions'> & {
    readonly actions: readonly (ObjectifPlan['actions'][number] & { readonly quiEnClair: string })[];
  })[],
): FeuilleFigee => ({
  objectifs: objectifs
    .filter(({ etat }) => etat !== 'ABANDONNE')
    .map((objectif) => ({
      id: objectif.id,
      phrase: phraseObjectif(objectif),
      horizon: LIBELLES_HORIZON[objectif.horizon],
      etat: objectif.etat,
      actions: objectif.actions
        .filter(({ statut }) => statut !== 'SANS_OBJET')
        .map(({ id, libelle, quiEnClair, echeance, statut }) => ({
          id,
          libelle,
          qui: quiEnClair,
          echeance,
          faite: statut === 'FAITE',
        })),
    })),
});

/** Une différence avec la feuille acceptée. */
export type EcartFeuille = { readonly sorte: 'AJOUT' | 'RETRAIT' | 'CHANGEMENT'; readonly texte: string };

type Engagement = { readonly id: string; readonly texte: string; readonly detail: string };

const engagements = ({ objectifs }: FeuilleFigee): readonly Engagement[] =>
  objectifs.flatMap(({ id, phrase, horizon, actions }) => [
    { id, texte: phrase, detail: `${phrase}|${horizon}` },
    ...actions.map((action) => ({
      id: action.id,
      texte: `${action.libelle} (${action.qui})`,
      detail: [action.libelle, action.qui, action.echeance].join('|'),
    })),
  ]);

/** Ce qui a été ajouté, retiré ou changé depuis `acceptee` ; une action faite n'est pas un changement. */
export function ecartsFeuille(acceptee: FeuilleFigee, actuelle: FeuilleFigee): readonly EcartFeuille[] {
  const avant = new Map(engagements(acceptee).map((un) => [un.id, un]));
  const apres = engagements(actuelle);
  const gardes = new Set(apres.map(({ id }) => id));
  return [
    ...apres.flatMap((un): EcartFeuille[] => {
      const ancien = avant.get(un.id);
      if (ancien === undefined) return [{ sorte: 'AJOUT', texte: un.texte }];
      return ancien.detail === un.detail ? [] : [{ sorte: 'CHANGEMENT', texte: un.texte }];
    }),
    ...[...avant.values()]
      .filter(({ id }) => !gardes.has(id))
      .map(({ texte }): EcartFeuille => ({ sorte: 'RETRAIT', texte })),
  ];
}
