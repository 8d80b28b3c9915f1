import { LIMITES_TEXTE, type CreerSignalementRequete } from '@pdp/domain';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsDefined,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';

const TEXTE = { message: 'Écrivez un texte.' };
const TROP_LONG = { message: 'Ce texte est trop long.' };
const OBLIGATOIRE = { message: 'Ce champ est obligatoire.' };

// Formes seulement : clé du NIR, dates qui existent, téléphone… sont lus ensuite par le domaine, avec toutes les fautes à la fois.
export class AssureSignaleDto {
  @IsString(TEXTE)
  @MaxLength(30, TROP_LONG)
  nir: string;

  @IsString(TEXTE)
  @MaxLength(2000, TROP_LONG)
  nomNaissance: string;

  @IsOptional()
  @IsString(TEXTE)
  @MaxLength(2000, TROP_LONG)
  nomUsage?: string;

  @IsString(TEXTE)
  @MaxLength(2000, TROP_LONG)
  prenom: string;

  @IsString(TEXTE)
  @MaxLength(10, TROP_LONG)
  dateNaissance: string;

  @IsIn(['F', 'M'], { message: 'Choisissez F ou M.' })
  sexe: 'F' | 'M';

  @IsOptional()
  @IsString(TEXTE)
  @MaxLength(30, TROP_LONG)
  telephone?: string;

  @IsOptional()
  @IsString(TEXTE)
  @MaxLength(254, TROP_LONG)
  courriel?: string;

  @IsOptional()
  @IsString(TEXTE)
  @MaxLength(10, TROP_LONG)
  codePostal?: string;

  @IsOptional()
  @IsIn(['GENERAL', 'AGRICOLE', 'AUTRE'], { message: 'Choisissez un régime de la liste.' })
  regime?: string;
}

export class ArretSignaleDto {
  @IsString(TEXTE)
  @MaxLength(10, TROP_LONG)
  dateDebut: string;

  @IsString(TEXTE)
  @MaxLength(LIMITES_TEXTE.motCourt, TROP_LONG)
  risque: string;

  @IsOptional()
  @IsString(TEXTE)
  @MaxLength(10, TROP_LONG)
  dateFinPrescrite?: string;
}

export class EmettreSignalementDto implements CreerSignalementRequete {
  @IsDefined(OBLIGATOIRE)
  @IsObject({ message: 'Décrivez la personne.' })
  @ValidateNested()
  @Type(() => AssureSignaleDto)
  assure: AssureSignaleDto;

  @IsString(TEXTE)
  @IsNotEmpty({ message: 'Dites pourquoi vous signalez cette situation.' })
  @MaxLength(LIMITES_TEXTE.ligne, { message: `Au plus ${LIMITES_TEXTE.ligne} caractères.` })
  motif: string;

  @IsOptional()
  @IsString(TEXTE)
  @MaxLength(LIMITES_TEXTE.commentaire * 4, { message: `Au plus ${LIMITES_TEXTE.commentaire} caractères.` })
  commentaire?: string;

  @IsOptional()
  @IsObject({ message: 'Décrivez l’arrêt.' })
  @ValidateNested()
  @Type(() => ArretSignaleDto)
  arret?: ArretSignaleDto;

  @IsBoolean({ message: 'Dites si la personne est informée de ce signalement.' })
  assureInforme: boolean;

  /** La personne ressemble à une autre déjà connue, et c'est bien quelqu'un d'autre. */
  @IsOptional()
  @IsBoolean({ message: 'Répondez par oui ou par non.' })
  confirmeDistinct?: boolean;
}
