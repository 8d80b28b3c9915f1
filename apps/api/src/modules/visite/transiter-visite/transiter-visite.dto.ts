import {
  LIBELLES_AMENAGEMENT,
  LIBELLES_FORMATION,
  LIBELLES_RECLASSEMENT,
  LIBELLES_RESTRICTION,
  LIMITES_TEXTE,
  TRANSITIONS_VISITE,
  type ResultatVisite,
  type TransitionVisite,
  type TransitionVisiteRequete,
} from '@pdp/domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsISO8601,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';

class ResultatVisiteDto implements ResultatVisite {
  @IsArray({ message: 'Une liste est attendue.' })
  @ArrayMaxSize(20, { message: 'Au plus 20 choix.' })
  @IsIn(Object.keys(LIBELLES_AMENAGEMENT), { each: true, message: 'Choisissez des aménagements de la liste.' })
  amenagements: string[];

  @IsArray({ message: 'Une liste est attendue.' })
  @ArrayMaxSize(20, { message: 'Au plus 20 choix.' })
  @IsIn(Object.keys(LIBELLES_RESTRICTION), { each: true, message: 'Choisissez des restrictions de la liste.' })
  restrictions: string[];

  @IsIn(Object.keys(LIBELLES_RECLASSEMENT), { message: 'Répondez sur le reclassement.' })
  reclassement: ResultatVisite['reclassement'];

  @IsIn(Object.keys(LIBELLES_FORMATION), { message: 'Répondez sur la formation.' })
  formation: ResultatVisite['formation'];

  @IsOptional()
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(LIMITES_TEXTE.ligne, { message: `Au plus ${LIMITES_TEXTE.ligne} caractères.` })
  precisions?: string;
}

export class TransiterVisiteDto implements TransitionVisiteRequete {
  @IsIn(TRANSITIONS_VISITE, { message: 'Cette action n’existe pas pour une visite.' })
  transition: TransitionVisite;

  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true }, { message: 'Donnez la date et l’heure (2026-12-03T08:30:00Z).' })
  dateHeure?: string;

  @IsOptional()
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(LIMITES_TEXTE.motCourt, { message: `Au plus ${LIMITES_TEXTE.motCourt} caractères.` })
  lieu?: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => ResultatVisiteDto)
  resultat?: ResultatVisiteDto;

  @IsOptional()
  @IsBoolean({ message: 'Répondez par oui ou par non.' })
  accordTransmission?: boolean;

  @IsOptional()
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(LIMITES_TEXTE.ligne, { message: `Au plus ${LIMITES_TEXTE.ligne} caractères.` })
  motif?: string;
}
