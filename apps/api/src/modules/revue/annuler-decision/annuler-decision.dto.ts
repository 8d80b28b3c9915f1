import { LIMITES_TEXTE } from '@pdp/domain';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { OrdreDeConduiteDto } from '../conduire/ordre-de-conduite.dto.js';

export class AnnulerDecisionDto extends OrdreDeConduiteDto {
  @IsOptional()
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(LIMITES_TEXTE.ligne, { message: `Au plus ${LIMITES_TEXTE.ligne} caractères.` })
  motif?: string;
}
