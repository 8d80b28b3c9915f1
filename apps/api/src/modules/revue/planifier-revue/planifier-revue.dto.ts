import { LIMITES_TEXTE, TYPES_REVUE, type PlanifierRevueRequete, type TypeRevue } from '@pdp/domain';
import {
  ArrayMaxSize,
  IsArray,
  IsISO8601,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

export class PlanifierRevueDto implements PlanifierRevueRequete {
  @IsOptional()
  @IsIn(TYPES_REVUE, { message: 'Choisissez un type de séance.' })
  type?: TypeRevue;

  @IsISO8601(
    { strict: true, strictSeparator: true },
    { message: 'Donnez la date et l’heure de début (2026-12-10T13:00:00Z).' },
  )
  debut: string;

  @IsOptional()
  @IsInt({ message: 'La durée est un nombre entier de minutes.' })
  @Min(15, { message: 'Une séance dure au moins 15 minutes.' })
  @Max(480, { message: 'Une séance dure au plus 8 heures.' })
  dureeMinutes?: number;

  @IsOptional()
  @IsString({ message: 'Écrivez un titre.' })
  @IsNotEmpty({ message: 'Écrivez un titre, ou laissez-le de côté.' })
  @MaxLength(LIMITES_TEXTE.motCourt, { message: `Au plus ${LIMITES_TEXTE.motCourt} caractères.` })
  titre?: string;

  @IsOptional()
  @IsArray({ message: 'Une liste de participants est attendue.' })
  @ArrayMaxSize(60, { message: 'Au plus 60 participants.' })
  @IsUUID(undefined, { each: true, message: 'Choisissez des personnes de l’annuaire.' })
  participants?: string[];

  @IsOptional()
  @IsUUID(undefined, { message: 'Choisissez un partenaire.' })
  organismeId?: string;
}
