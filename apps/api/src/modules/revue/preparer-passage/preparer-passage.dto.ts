import { FORMATS_PASSAGE, LIMITES_TEXTE, type FormatPassage, type PreparerPassageRequete } from '@pdp/domain';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

export class PreparerPassageDto implements PreparerPassageRequete {
  @IsOptional()
  @IsString({ message: 'Posez une question au groupe.' })
  @Matches(/\S/, { message: 'Posez une question au groupe.' })
  @MaxLength(LIMITES_TEXTE.question, { message: `Au plus ${LIMITES_TEXTE.question} caractères.` })
  question?: string;

  @IsOptional()
  @IsIn(FORMATS_PASSAGE, { message: 'Choisissez un créneau.' })
  format?: FormatPassage;

  @IsOptional()
  @IsInt({ message: 'La durée est un nombre entier de minutes.' })
  @Min(1, { message: 'Au moins 1 minute.' })
  @Max(60, { message: 'Au plus 60 minutes.' })
  dureeMinutes?: number;
}
