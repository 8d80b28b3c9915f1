import { FONCTIONS, LIMITES_TEXTE, type CreerHabilitationRequete, type Fonction } from '@pdp/domain';
import { Type } from 'class-transformer';
import { IsIn, IsNotEmpty, IsObject, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';

const MAX_COURRIEL = 254;

export class NouvelUtilisateurDto {
  @IsString({ message: 'Écrivez le nom.' })
  @MaxLength(LIMITES_TEXTE.nom, { message: `Au plus ${LIMITES_TEXTE.nom} caractères.` })
  nom: string;

  @IsString({ message: 'Écrivez le prénom.' })
  @MaxLength(LIMITES_TEXTE.nom, { message: `Au plus ${LIMITES_TEXTE.nom} caractères.` })
  prenom: string;

  @IsString({ message: 'Écrivez l’adresse électronique.' })
  @MaxLength(MAX_COURRIEL, { message: 'Cette adresse est trop longue.' })
  courriel: string;
}

/** Corps de `POST /habilitations` : une personne connue, ou une nouvelle. */
export class CreerHabilitationDto implements CreerHabilitationRequete {
  @IsOptional()
  @IsUUID(undefined, { message: 'Choisissez une personne de la liste.' })
  utilisateurId?: string;

  @IsOptional()
  @IsObject({ message: 'Écrivez le nom, le prénom et l’adresse de la personne.' })
  @ValidateNested()
  @Type(() => NouvelUtilisateurDto)
  nouvelUtilisateur?: NouvelUtilisateurDto;

  @IsIn(FONCTIONS, { message: 'Choisissez une fonction de la liste.' })
  fonction: Fonction;

  @IsUUID(undefined, { message: 'Choisissez un organisme de la liste.' })
  organismeId: string;

  @IsOptional()
  @IsString({ message: 'Une date est attendue.' })
  @MaxLength(40, { message: 'Une date est attendue.' })
  debut?: string;

  @IsOptional()
  @IsString({ message: 'Une date est attendue.' })
  @MaxLength(40, { message: 'Une date est attendue.' })
  fin?: string;

  @IsString({ message: 'Dites pourquoi.' })
  @IsNotEmpty({ message: 'Dites pourquoi.' })
  @MaxLength(LIMITES_TEXTE.ligne, { message: `Au plus ${LIMITES_TEXTE.ligne} caractères.` })
  motif: string;
}
