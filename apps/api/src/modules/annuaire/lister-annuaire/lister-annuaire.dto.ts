import { LIMITES_TEXTE, UNITES, type Unite } from '@pdp/domain';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageDto } from '../../../platform/http/page.dto.js';

/** Recherche par nom, courriel ou organisme. */
export class RechercheDto extends PageDto {
  @IsOptional()
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(LIMITES_TEXTE.nom, { message: `Au plus ${LIMITES_TEXTE.nom} caractères.` })
  recherche?: string;
}

export class AnnuaireDto extends RechercheDto {
  @IsOptional()
  @IsIn(UNITES, { message: 'Ce service n’existe pas.' })
  unite?: Unite;
}

export class OrganismesDto {
  @IsOptional()
  @IsIn(UNITES, { message: 'Ce service n’existe pas.' })
  unite?: Unite;
}
