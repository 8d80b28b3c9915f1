import {
  FORMATS_PASSAGE,
  LIMITES_TEXTE,
  type ComposerOrdreDuJourRequete,
  type FormatPassage,
  type InscrirePassageRequete,
} from '@pdp/domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

export class InscrirePassageDto implements InscrirePassageRequete {
  @IsUUID(undefined, { message: 'Choisissez un dossier.' })
  dossierId: string;

  @IsString({ message: 'Posez une question au groupe.' })
  @IsNotEmpty({ message: 'Posez une question au groupe.' })
  @Matches(/\S/, { message: 'Posez une question au groupe.' })
  @MaxLength(LIMITES_TEXTE.question, { message: `Au plus ${LIMITES_TEXTE.question} caractères.` })
  question: string;

  @IsOptional()
  @IsIn(FORMATS_PASSAGE, { message: 'Choisissez un créneau.' })
  format?: FormatPassage;

  @IsOptional()
  @IsInt({ message: 'La durée est un nombre entier de minutes.' })
  @Min(1, { message: 'Au moins 1 minute.' })
  @Max(60, { message: 'Au plus 60 minutes.' })
  dureeMinutes?: number;

  @IsOptional()
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(LIMITES_TEXTE.ligne, { message: `Au plus ${LIMITES_TEXTE.ligne} caractères.` })
  motifUrgence?: string;
}

export class ComposerOrdreDuJourDto implements ComposerOrdreDuJourRequete {
  @IsArray({ message: 'Une liste de dossiers est attendue.' })
  @ArrayMinSize(1, { message: 'Choisissez au moins un dossier.' })
  @ArrayMaxSize(40, { message: 'Au plus 40 dossiers à la fois.' })
  @ValidateNested({ each: true })
  @Type(() => InscrirePassageDto)
  passages: InscrirePassageDto[];
}
