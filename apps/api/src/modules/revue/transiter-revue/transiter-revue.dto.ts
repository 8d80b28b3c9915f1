import { LIMITES_TEXTE, TRANSITIONS_REVUE, type TransitionRevue } from '@pdp/domain';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

export class TransiterRevueDto {
  @IsIn(TRANSITIONS_REVUE, { message: 'Cette action n’existe pas pour une revue.' })
  transition: TransitionRevue;

  @IsOptional()
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(LIMITES_TEXTE.ligne, { message: `Au plus ${LIMITES_TEXTE.ligne} caractères.` })
  motif?: string;
}
