import type { TrierPropositionRequete } from '@pdp/domain';
import { IsIn } from 'class-validator';

export class TrierPropositionDto implements TrierPropositionRequete {
  @IsIn(['retenir', 'ecarter'], { message: 'Dites « retenir » ou « ecarter ».' })
  decision: 'retenir' | 'ecarter';
}
