import { LIMITES_TEXTE, UNITES_ASSURANCE_MALADIE, UNITES_PARTENAIRES, type AffecterRequete } from '@pdp/domain';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

/** Corps de `POST /dossiers/{id}/affectations`. */
export class AffecterDto implements AffecterRequete {
  @IsIn(['REFERENT', 'CERCLE', 'SERVICE'], { message: 'Choisissez un rôle.' })
  role: AffecterRequete['role'];

  @IsOptional()
  @IsUUID(undefined, { message: 'Choisissez une personne.' })
  utilisateurId?: string;

  @IsOptional()
  @IsIn([...UNITES_ASSURANCE_MALADIE, ...UNITES_PARTENAIRES], { message: 'Choisissez un service.' })
  unite?: string;

  @IsOptional()
  @IsUUID(undefined, { message: 'Choisissez un organisme.' })
  organismeId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(LIMITES_TEXTE.motCourt, { message: `${LIMITES_TEXTE.motCourt} caractères au plus.` })
  motif?: string;
}
