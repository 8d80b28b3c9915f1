import {
  DUREES_RENDEZ_VOUS,
  LIBELLES_MODALITE,
  TRANSITIONS_RENDEZ_VOUS,
  type CreerLieuRequete,
  type Modalite,
  type ModifierLieuRequete,
  type PlanifierRendezVousRequete,
  type TransitionRendezVous,
  type TransitionRendezVousRequete,
} from '@pdp/domain';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

/** Corps de `POST /dossiers/{id}/rendez-vous`. */
export class PlanifierRendezVousDto implements PlanifierRendezVousRequete {
  @IsISO8601({ strict: true, strictSeparator: true }, { message: 'Donnez la date et l’heure (2026-12-03T08:30:00Z).' })
  debut: string;

  @IsOptional()
  @IsInt({ message: 'Une durée en minutes.' })
  @Min(DUREES_RENDEZ_VOUS.min, { message: 'Une durée de 10 à 240 minutes.' })
  @Max(DUREES_RENDEZ_VOUS.max, { message: 'Une durée de 10 à 240 minutes.' })
  dureeMinutes?: number;

  @IsIn(Object.keys(LIBELLES_MODALITE), { message: 'Dites comment le rendez-vous se tient.' })
  modalite: Modalite;

  @IsOptional()
  @IsUUID(undefined, { message: 'Choisissez le lieu d’accueil.' })
  lieuId?: string;
}

/** Corps de `POST /rendez-vous/{id}/transitions`. */
export class TransiterRendezVousDto implements TransitionRendezVousRequete {
  @IsIn(TRANSITIONS_RENDEZ_VOUS, { message: 'Ce geste n’existe pas pour un rendez-vous.' })
  transition: TransitionRendezVous;

  @IsOptional()
  @ValidateNested()
  @Type(() => PlanifierRendezVousDto)
  nouveau?: PlanifierRendezVousDto;
}

/** Corps de `POST /lieux-accueil`. */
export class CreerLieuDto implements CreerLieuRequete {
  @IsString({ message: 'Donnez un nom.' })
  @MaxLength(80, { message: '80 caractères au plus.' })
  nom: string;

  @IsString({ message: 'Donnez une adresse.' })
  @MaxLength(160, { message: '160 caractères au plus.' })
  adresse: string;

  @IsOptional()
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(200, { message: '200 caractères au plus.' })
  accessibilite?: string;

  @IsOptional()
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(160, { message: '160 caractères au plus.' })
  horaires?: string;
}

/** Corps de `PUT /lieux-accueil/{id}`. */
export class ModifierLieuDto extends CreerLieuDto implements ModifierLieuRequete {
  @IsBoolean({ message: 'Répondez par oui ou par non.' })
  ouvert: boolean;
}
