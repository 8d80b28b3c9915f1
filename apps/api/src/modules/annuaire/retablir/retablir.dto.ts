import { LIMITES_TEXTE, type RetablirRequete } from '@pdp/domain';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';

/** Corps d'un rétablissement. */
export class RetablirDto implements RetablirRequete {
  @IsString({ message: 'Dites pourquoi.' })
  @IsNotEmpty({ message: 'Dites pourquoi.' })
  @MaxLength(LIMITES_TEXTE.ligne, { message: `Au plus ${LIMITES_TEXTE.ligne} caractères.` })
  motif: string;
}
