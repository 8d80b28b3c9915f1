import type { CibleProposition, SourceProposition } from '@pdp/domain';
import type { Transaction } from '../../platform/database/unite-de-travail.js';

/** Ce qu'un module propose au livret : une phrase décidée, ou une étape accomplie (son titre). */
export type Proposition = {
  readonly dossierId: string;
  readonly source: Exclude<SourceProposition, 'ETAPE'>;
  readonly sourceId: string;
  readonly cible: CibleProposition;
  readonly phrase: string;
};

/** Ce que les autres modules proposent au livret ; rien n'y entre sans que le référent le reprenne. À injecter : `PropositionPort`. */
export abstract class PropositionPort {
  /** Propose. Une étape pareille qui attend encore n'est pas répétée. */
  abstract proposer(tx: Transaction, proposition: Proposition): Promise<void>;
}
