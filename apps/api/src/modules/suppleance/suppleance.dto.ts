import { LIMITES_TEXTE, type CreerSuppleanceRequete } from '@pdp/domain';
import { IsNotEmpty, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

const JOUR = /^\d{4}-\d{2}-\d{2}$/;

/** Filtre de `GET /suppleances/candidats` ; sans lui, sa propre habilitation. */
export class CandidatsDto {
  @IsOptional()
  @IsUUID(undefined, { message: 'Choisissez une personne de la liste.' })
  habilitationId?: string;
}

/** Corps de `POST /suppleances`. */
export class CreerSuppleanceDto implements CreerSuppleanceRequete {
  @IsOptional()
  @IsUUID(undefined, { message: 'Choisissez une personne de la liste.' })
  habilitationId?: string;

  @IsUUID(undefined, { message: 'Choisissez un suppléant de la liste.' })
  suppleantId: string;

  @Matches(JOUR, { message: 'Donnez le premier jour d’absence.' })
  debut: string;

  @Matches(JOUR, { message: 'Donnez le dernier jour d’absence.' })
  fin: string;

  @IsString({ message: 'Dites pourquoi.' })
  @IsNotEmpty({ message: 'Dites pourquoi.' })
  @MaxLength(LIMITES_TEXTE.ligne, { message: `Au plus ${LIMITES_TEXTE.ligne} caractères.` })
  motif: string;
}
