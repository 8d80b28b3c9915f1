import { LIMITES_TEXTE, type InscrirePassageRequete } from '@pdp/domain';
import { IsInt, IsNotEmpty, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';

export class InscrirePassageDto implements InscrirePassageRequete {
  @IsUUID(undefined, { message: 'Choisissez un dossier.' })
  dossierId: string;

  @IsString({ message: 'Posez une question au groupe.' })
  @IsNotEmpty({ message: 'Posez une question au groupe.' })
  @Matches(/\S/, { message: 'Posez une question au groupe.' })
  @MaxLength(LIMITES_TEXTE.question, { message: `Au plus ${LIMITES_TEXTE.question} caractères.` })
  question: string;

  @IsOptional()
  @IsInt({ message: 'La durée est un nombre entier de minutes.' })
  @Min(2, { message: 'Au moins 2 minutes.' })
  @Max(60, { message: 'Au plus 60 minutes.' })
  dureeMinutes?: number;
}
