import { TYPES_REVUE, type ReglerRecurrenceRequete, type TypeRevue } from '@pdp/domain';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches } from 'class-validator';

/** Les règles du rythme (jour travaillé, semaines entières, durée) sont dans le domaine : ici, seulement la forme. */
export class ReglerRecurrenceDto implements ReglerRecurrenceRequete {
  @IsOptional()
  @IsIn(TYPES_REVUE, { message: 'Choisissez un type de séance.' })
  type?: TypeRevue;

  @IsOptional()
  @IsUUID(undefined, { message: 'Choisissez un partenaire.' })
  organismeId?: string;

  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'Écrivez la date sous la forme 2026-12-31.' })
  premiere: string;

  @IsString({ message: 'Écrivez l’heure sous la forme 14:00.' })
  @Matches(/^\d{2}:\d{2}$/, { message: 'Écrivez l’heure sous la forme 14:00.' })
  heure: string;

  @IsInt({ message: 'Choisissez un nombre entier de semaines.' })
  tousLesJours: number;

  @IsInt({ message: 'La durée est un nombre entier de minutes.' })
  dureeMinutes: number;

  @IsIn(['SAUTER', 'JOUR_SUIVANT'], { message: 'Dites quoi faire d’un jour férié.' })
  siFerie: 'SAUTER' | 'JOUR_SUIVANT';

  @IsOptional()
  @IsArray({ message: 'Une liste de participants est attendue.' })
  @ArrayMaxSize(60, { message: 'Au plus 60 participants.' })
  @IsUUID(undefined, { each: true, message: 'Choisissez des personnes de l’annuaire.' })
  participants?: string[];

  @IsOptional()
  @IsBoolean({ message: 'Dites si le rythme est suivi.' })
  active?: boolean;
}
