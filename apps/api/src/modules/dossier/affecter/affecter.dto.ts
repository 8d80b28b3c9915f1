import {
  LIMITES_TEXTE,
  MOTIFS_FIN_LIEN,
  UNITES_ASSURANCE_MALADIE,
  UNITES_PARTENAIRES,
  type AffecterRequete,
  type MotifFinLien,
} from '@pdp/domain';
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

/** Paramètres de `DELETE /affectations/{id}` : un code, jamais un texte. */
export class FinAffectationDto {
  @IsOptional()
  @IsIn(MOTIFS_FIN_LIEN, { message: 'Choisissez pourquoi ce lien finit.' })
  motif?: MotifFinLien;
}
