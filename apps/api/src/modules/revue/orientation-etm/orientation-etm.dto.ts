import { LIMITES_TEXTE } from '@pdp/domain';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

/** Le reste de la machine est joué par la plateforme (accord, décision de l'équipe). */
export const REPONSES_ORIENTATION = ['accepter', 'refuser', 'annuler'] as const;

export class RepondreOrientationDto {
  @IsIn(REPONSES_ORIENTATION, { message: 'Cette action n’existe pas pour une orientation.' })
  transition: (typeof REPONSES_ORIENTATION)[number];

  @IsOptional()
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(LIMITES_TEXTE.ligne, { message: `Au plus ${LIMITES_TEXTE.ligne} caractères.` })
  motif?: string;
}

export class FiltreOrientationsDto {
  @IsOptional()
  @IsUUID(undefined, { message: 'Dossier inconnu.' })
  dossier?: string;
}
