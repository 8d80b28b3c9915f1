import { applyDecorators } from '@nestjs/common';
import { FORMATS_PASSAGE, LIMITES_TEXTE, type FormatPassage } from '@pdp/domain';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

/** Question posée au groupe : jamais vide. */
export const EstUneQuestion = (): PropertyDecorator =>
  applyDecorators(
    IsString({ message: 'Posez une question au groupe.' }),
    Matches(/\S/, { message: 'Posez une question au groupe.' }),
    MaxLength(LIMITES_TEXTE.question, { message: `Au plus ${LIMITES_TEXTE.question} caractères.` }),
  );

/** Créneau d'un passage, tel qu'on l'inscrit ou le prépare. */
export class CreneauDto {
  @IsOptional()
  @IsIn(FORMATS_PASSAGE, { message: 'Choisissez un créneau.' })
  format?: FormatPassage;

  @IsOptional()
  @IsInt({ message: 'La durée est un nombre entier de minutes.' })
  @Min(1, { message: 'Au moins 1 minute.' })
  @Max(60, { message: 'Au plus 60 minutes.' })
  dureeMinutes?: number;
}
