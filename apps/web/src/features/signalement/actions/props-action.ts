import type { SignalementVue, TransitionSignalementRequete } from '@pdp/domain';

/** Ce que reçoit chaque petit formulaire d'action. */
export type PropsAction = {
  readonly signalement: SignalementVue;
  readonly enCours: boolean;
  readonly envoyer: (corps: TransitionSignalementRequete) => void;
};
