import { LIMITES_TEXTE, TRANSITIONS_REVUE, type TransitionRevue } from '@pdp/domain';
import { OrdreDeConduiteDto } from '../conduire/ordre-de-conduite.dto.js';
import { IsISO8601, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

export class TransiterRevueDto extends OrdreDeConduiteDto {
  @IsIn(TRANSITIONS_REVUE, { message: 'Cette action n’existe pas pour une revue.' })
  transition: TransitionRevue;

  @IsOptional()
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(LIMITES_TEXTE.ligne, { message: `Au plus ${LIMITES_TEXTE.ligne} caractères.` })
  motif?: string;

  /** Avec `reporter` : la nouvelle date ; les invités et les dossiers inscrits y suivent. */
  @IsOptional()
  @IsISO8601(
    { strict: true, strictSeparator: true },
    { message: 'Donnez la date et l’heure de début (2026-12-10T13:00:00Z).' },
  )
  nouveauDebut?: string;
}
