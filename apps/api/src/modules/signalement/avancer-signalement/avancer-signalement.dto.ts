import {
  LIMITES_TEXTE,
  TRANSITIONS_SIGNALEMENT,
  type TransitionSignalement,
  type TransitionSignalementRequete,
} from '@pdp/domain';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

const CODE = { message: 'Choisissez une valeur de la liste.' };

export class AvancerSignalementDto implements TransitionSignalementRequete {
  @IsIn(TRANSITIONS_SIGNALEMENT, { message: 'Cette action n’existe pas.' })
  transition: TransitionSignalement;

  @IsOptional()
  @IsInt({ message: 'Choisissez un niveau de 1 à 5.' })
  @Min(1, { message: 'Choisissez un niveau de 1 à 5.' })
  @Max(5, { message: 'Choisissez un niveau de 1 à 5.' })
  niveauComplexite?: number;

  @IsOptional()
  @IsString(CODE)
  @MaxLength(60, CODE)
  orientation?: string;

  @IsOptional()
  @IsString(CODE)
  @MaxLength(60, CODE)
  motif?: string;

  @IsOptional()
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(LIMITES_TEXTE.commentaire, { message: `Au plus ${LIMITES_TEXTE.commentaire} caractères.` })
  commentaire?: string;

  @IsOptional()
  @IsString(CODE)
  @MaxLength(60, CODE)
  canal?: string;

  @IsOptional()
  @IsBoolean({ message: 'Répondez par oui ou par non.' })
  joint?: boolean;

  @IsOptional()
  @IsString({ message: 'Écrivez une date.' })
  @MaxLength(10, { message: 'Écrivez une date.' })
  commenceLe?: string;
}
