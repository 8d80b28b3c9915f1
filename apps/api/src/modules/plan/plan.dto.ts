import {
  GESTES_PLAN,
  SCHEMA_ACTION,
  SCHEMA_OBJECTIF,
  TRANSITIONS_FEUILLE,
  type GestePlan,
  type GestePlanRequete,
  type TransitionFeuille,
  type TransitionFeuilleRequete,
} from '@pdp/domain';
import { IsIn, IsObject, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { ChampsConnus } from '../../platform/http/champs-connus.decorator.js';

// Chaque geste ne retient que les siens ; aucun autre n'entre.
const CHAMPS: readonly string[] = [...Object.keys(SCHEMA_OBJECTIF), ...Object.keys(SCHEMA_ACTION)];

export class GestePlanDto implements GestePlanRequete {
  @IsIn(GESTES_PLAN, { message: 'Cette action n’existe pas pour un plan.' })
  geste: GestePlan;

  @IsOptional()
  @IsUUID(undefined, { message: 'Choisissez un objectif du plan.' })
  objectifId?: string;

  @IsOptional()
  @IsUUID(undefined, { message: 'Choisissez une action du plan.' })
  actionId?: string;

  @IsOptional()
  @IsString({ message: 'Choisissez une valeur de la liste.' })
  @MaxLength(20, { message: 'Choisissez une valeur de la liste.' })
  etat?: string;

  @IsOptional()
  @IsObject({ message: 'Un objet est attendu.' })
  @ChampsConnus(CHAMPS)
  saisie?: Record<string, unknown>;
}

export class TransiterFeuilleDto implements TransitionFeuilleRequete {
  @IsIn(TRANSITIONS_FEUILLE, { message: 'Cette action n’existe pas pour une feuille de route.' })
  transition: TransitionFeuille;

  @IsOptional()
  @IsString({ message: 'Écrivez la date sous la forme 2026-12-31.' })
  @MaxLength(10, { message: 'Écrivez la date sous la forme 2026-12-31.' })
  date?: string;

  @IsOptional()
  @IsString({ message: 'Choisissez une valeur de la liste.' })
  @MaxLength(20, { message: 'Choisissez une valeur de la liste.' })
  facon?: string;

  @IsOptional()
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(2000, { message: '300 caractères au plus.' })
  remarque?: string;
}
