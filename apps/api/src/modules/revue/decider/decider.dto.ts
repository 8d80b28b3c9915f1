import { CODES_DECISION, LIMITES_TEXTE, type CodeDecision, type DeciderRequete } from '@pdp/domain';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { OrdreDeConduiteDto } from '../conduire/ordre-de-conduite.dto.js';
import { ActionDto } from '../brouillon/action.dto.js';

export class DeciderDto extends OrdreDeConduiteDto implements DeciderRequete {
  @IsIn(CODES_DECISION, { message: 'Choisissez une décision de la liste.' })
  code: CodeDecision;

  @IsString({ message: 'Écrivez la décision.' })
  @MaxLength(LIMITES_TEXTE.decision, { message: `Au plus ${LIMITES_TEXTE.decision} caractères.` })
  texte: string;

  @IsArray({ message: 'Une liste d’actions est attendue.' })
  @ArrayMaxSize(20, { message: 'Au plus 20 actions.' })
  @ValidateNested({ each: true })
  @Type(() => ActionDto)
  actions: ActionDto[];

  @IsString({ message: 'Écrivez la phrase que l’assuré lira.' })
  @MaxLength(LIMITES_TEXTE.phraseAssure, { message: `Au plus ${LIMITES_TEXTE.phraseAssure} caractères.` })
  phraseAssure: string;

  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'Écrivez la date sous la forme 2026-12-31.' })
  prochainPassage?: string;
}
