import { LIMITE_PAGE } from '@pdp/domain';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** Paramètres communs des listes : `limite` (1 à 200) et `curseur` opaque. */
export class PageDto {
  @IsOptional()
  @Transform(({ value }) => (value === undefined ? undefined : Number(value)))
  @IsInt({ message: 'La limite est un nombre entier.' })
  @Min(1, { message: 'La limite est d’au moins 1.' })
  @Max(LIMITE_PAGE.maximum, { message: `La limite est d’au plus ${LIMITE_PAGE.maximum}.` })
  limite: number = LIMITE_PAGE.defaut;

  @IsOptional()
  @IsString({ message: 'Curseur illisible.' })
  @MaxLength(300, { message: 'Curseur illisible.' })
  curseur?: string;
}
