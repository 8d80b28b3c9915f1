import type { PreparerPassageRequete } from '@pdp/domain';
import { IsOptional } from 'class-validator';
import { CreneauDto, EstUneQuestion } from '../inscrire-passage/creneau.dto.js';

export class PreparerPassageDto extends CreneauDto implements PreparerPassageRequete {
  @IsOptional()
  @EstUneQuestion()
  question?: string;
}
