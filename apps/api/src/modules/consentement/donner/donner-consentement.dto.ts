import {
  CATEGORIES_PARTAGEABLES,
  LIBELLES_CANAL_CONSENTEMENT,
  PORTEES_CONSENTEMENT,
  UNITES_PARTENAIRES,
  LIMITES_SIGNATURE,
  type DonnerConsentementRequete,
  type RecueillirConsentementRequete,
  type SignatureVue,
} from '@pdp/domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { EstDateCivile } from '../../../platform/http/date-civile.decorator.js';

/** Signature dessinée ; la forme fine (points dans le cadre) est vérifiée par `lireSignature`. */
export class SignatureDto implements SignatureVue {
  @IsInt()
  @Min(1)
  @Max(LIMITES_SIGNATURE.cote)
  largeur: number;

  @IsInt()
  @Min(1)
  @Max(LIMITES_SIGNATURE.cote)
  hauteur: number;

  @IsArray()
  @ArrayMaxSize(LIMITES_SIGNATURE.traits)
  @IsArray({ each: true })
  traits: number[][];
}

/** Corps de `POST /dossiers/{id}/consentements`. */
export class DonnerConsentementDto implements RecueillirConsentementRequete {
  @IsIn(PORTEES_CONSENTEMENT, { message: 'Choisissez à qui l’accord s’adresse.' })
  portee: 'ASSURANCE_MALADIE' | 'PARTENAIRE';

  @IsOptional()
  @IsIn(UNITES_PARTENAIRES, { message: 'Choisissez un service partenaire.' })
  unite?: string;

  @IsOptional()
  @IsUUID(undefined, { message: 'Choisissez l’organisme partenaire.' })
  organismeId?: string;

  @IsOptional()
  @IsArray({ message: 'Une liste est attendue.' })
  @ArrayMaxSize(CATEGORIES_PARTAGEABLES.length, { message: 'Cette liste est trop longue.' })
  @IsIn(CATEGORIES_PARTAGEABLES, { each: true, message: 'Une de ces informations ne peut pas être partagée.' })
  categories?: string[];

  @IsIn(Object.keys(LIBELLES_CANAL_CONSENTEMENT), { message: 'Choisissez comment l’accord est recueilli.' })
  canal: DonnerConsentementRequete['canal'];

  @IsOptional()
  @EstDateCivile()
  date?: string;

  @IsOptional()
  @EstDateCivile()
  fin?: string;

  @IsOptional()
  @IsString()
  @MaxLength(20)
  versionTexte?: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => SignatureDto)
  signature?: SignatureDto;

  @IsOptional()
  @IsUUID(undefined, { message: 'Déposez le formulaire signé, numérisé.' })
  formulaireId?: string;

  @IsOptional()
  @IsBoolean()
  representantVerifie?: boolean;
}
