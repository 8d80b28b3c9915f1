import { LIMITES_TEXTE, type TransitionReperageRequete } from '@pdp/domain';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

export class TraiterReperageDto implements TransitionReperageRequete {
  @IsIn(['signaler', 'ecarter'], { message: 'Cette action n’existe pas.' })
  transition: 'signaler' | 'ecarter';

  @IsOptional()
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(LIMITES_TEXTE.ligne, { message: `Au plus ${LIMITES_TEXTE.ligne} caractères.` })
  motif?: string;
}
