import { LIMITE_PAGE } from '@pdp/domain';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { EstDateCivile } from '../../../platform/http/date-civile.decorator.js';

/** Filtres du journal ; `du` et `au` sont des jours de Paris, compris. */
export class FiltresJournalDto {
  /** Id d'un dossier, ou son numéro. */
  @IsOptional()
  @Matches(/^[0-9A-Za-z-]{3,40}$/, { message: 'Donnez l’identifiant ou le numéro d’un dossier.' })
  dossier?: string;

  @IsOptional()
  @IsUUID('all', { message: 'Choisissez une personne de l’annuaire.' })
  agent?: string;

  /** Code d'un acte (`dossier.ecrire`), ou d'une famille (`dossier.`). */
  @IsOptional()
  @Matches(/^[A-Za-z.-]{2,60}$/, { message: 'Donnez le code d’un acte, par exemple « lecture ».' })
  action?: string;

  @IsOptional()
  @IsIn(['OK', 'REFUS'], { message: 'Choisissez « OK » ou « REFUS ».' })
  resultat?: 'OK' | 'REFUS';

  @IsOptional()
  @EstDateCivile()
  du?: string;

  @IsOptional()
  @EstDateCivile()
  au?: string;
}

/** Les mêmes, une page à la fois (comme `PageDto`, dont une classe ne peut pas hériter en plus). */
export class ChercherJournalDto extends FiltresJournalDto {
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
