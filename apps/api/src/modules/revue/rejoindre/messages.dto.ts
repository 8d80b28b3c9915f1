import { LIMITES_TEXTE } from '@pdp/domain';
import { IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

const SEQUENCE_MAX = 1_000_000;

export class RejoindreDto {
  @IsUUID(undefined, { message: 'Cette séance n’existe pas.' })
  revueId: string;

  @IsOptional()
  @IsInt({ message: 'La séquence est un nombre entier.' })
  @Min(0, { message: 'La séquence est un nombre positif.' })
  @Max(SEQUENCE_MAX, { message: 'Séquence trop grande.' })
  depuis?: number;
}

export class QuitterDto {
  @IsUUID(undefined, { message: 'Cette séance n’existe pas.' })
  revueId: string;
}

export class EcrireDto {
  @IsUUID(undefined, { message: 'Ce passage n’existe pas.' })
  passageId: string;

  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(LIMITES_TEXTE.decision, { message: `Au plus ${LIMITES_TEXTE.decision} caractères.` })
  texte: string;

  @IsInt({ message: 'La position est un nombre entier.' })
  @Min(0, { message: 'La position est un nombre positif.' })
  @Max(LIMITES_TEXTE.decision, { message: 'Position hors du texte.' })
  position: number;

  /** Croît à chaque frappe du poste : dit, s'il tombe, laquelle de ses écritures est la dernière. */
  @IsOptional()
  @IsInt({ message: 'Le rang est un nombre entier.' })
  @Min(0, { message: 'Le rang est un nombre positif.' })
  @Max(Number.MAX_SAFE_INTEGER, { message: 'Ce rang est trop grand.' })
  rang?: number;
}

export class PrendreLaMainDto {
  @IsUUID(undefined, { message: 'Ce passage n’existe pas.' })
  passageId: string;
}
