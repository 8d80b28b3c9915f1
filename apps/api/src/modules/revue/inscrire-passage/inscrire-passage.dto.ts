import { LIMITES_TEXTE, type ComposerOrdreDuJourRequete, type InscrirePassageRequete } from '@pdp/domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { CreneauDto, EstUneQuestion } from './creneau.dto.js';

export class InscrirePassageDto extends CreneauDto implements InscrirePassageRequete {
  @IsUUID(undefined, { message: 'Choisissez un dossier.' })
  dossierId: string;

  @EstUneQuestion()
  question: string;

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
