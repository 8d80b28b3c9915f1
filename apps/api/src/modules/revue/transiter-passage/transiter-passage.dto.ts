import { LIMITES_TEXTE } from '@pdp/domain';
import { OrdreDeConduiteDto } from '../conduire/ordre-de-conduite.dto.js';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

/** `decider` n'est pas ici : une décision se prend par `POST /passages/{id}/decisions`. */
export const TRANSITIONS_DEMANDABLES = [
  'retenir',
  'commencer',
  'reporter',
  'retirer',
  'sansDecision',
  'representer',
] as const;

export class TransiterPassageDto extends OrdreDeConduiteDto {
  @IsIn(TRANSITIONS_DEMANDABLES, { message: 'Cette action n’existe pas pour un passage.' })
  transition: (typeof TRANSITIONS_DEMANDABLES)[number];

  @IsOptional()
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(LIMITES_TEXTE.ligne, { message: `Au plus ${LIMITES_TEXTE.ligne} caractères.` })
  motif?: string;
}
