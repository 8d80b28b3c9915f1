import { LIMITES_TEXTE, UNITES, type CreerTacheRequete, type Unite } from '@pdp/domain';
import { IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

export class CreerTacheDto implements CreerTacheRequete {
  @IsString({ message: 'Écrivez ce qu’il faut faire.' })
  @IsNotEmpty({ message: 'Écrivez ce qu’il faut faire.' })
  @MaxLength(LIMITES_TEXTE.ligne, { message: `Au plus ${LIMITES_TEXTE.ligne} caractères.` })
  libelle: string;

  @IsOptional()
  @IsUUID(undefined, { message: 'Choisissez une personne de la liste.' })
  responsableId?: string;

  @IsOptional()
  @IsIn(UNITES, { message: 'Choisissez un service de la liste.' })
  responsableUnite?: Unite;

  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'Écrivez la date sous la forme 2026-12-31.' })
  echeance?: string;
}
