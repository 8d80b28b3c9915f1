import { LIMITES_TEXTE } from '@pdp/domain';
import { IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

export class GarderPourPlusTardDto {
  @IsString({ message: 'Écrivez ce qu’il faut garder.' })
  @IsNotEmpty({ message: 'Écrivez ce qu’il faut garder.' })
  @MaxLength(LIMITES_TEXTE.ligne, { message: `Au plus ${LIMITES_TEXTE.ligne} caractères.` })
  texte: string;

  /** Passage dont on parle : le sujet n'est alors lu que de ceux qui voient ce dossier. */
  @IsOptional()
  @IsUUID(undefined, { message: 'Ce passage n’existe pas.' })
  passageId?: string;
}
