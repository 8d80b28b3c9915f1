import { CODES_DECISION, LIMITES_TEXTE, type CodeDecision } from '@pdp/domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ActionDto } from './action.dto.js';

export class EcrireBrouillonDto {
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(LIMITES_TEXTE.decision, { message: `Au plus ${LIMITES_TEXTE.decision} caractères.` })
  texte: string;

  @IsOptional()
  @IsIn(CODES_DECISION, { message: 'Choisissez une décision de la liste.' })
  code?: CodeDecision | null;

  @IsOptional()
  @IsArray({ message: 'Une liste d’actions est attendue.' })
  @ArrayMaxSize(20, { message: 'Au plus 20 actions.' })
  @ValidateNested({ each: true })
  @Type(() => ActionDto)
  actions?: ActionDto[];

  @IsOptional()
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(LIMITES_TEXTE.phraseAssure, { message: `Au plus ${LIMITES_TEXTE.phraseAssure} caractères.` })
  phraseAssure?: string;

  /** Croît à chaque frappe du poste : dit, s'il tombe, laquelle de ses écritures est la dernière. */
  @IsOptional()
  @IsInt({ message: 'Le rang est un nombre entier.' })
  @Min(0, { message: 'Le rang est un nombre positif.' })
  @Max(Number.MAX_SAFE_INTEGER, { message: 'Ce rang est trop grand.' })
  rang?: number;
}
