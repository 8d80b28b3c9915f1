import { LIMITES_TEXTE, type LaisserAvisRequete } from '@pdp/domain';
import { IsString, Matches, MaxLength } from 'class-validator';

export class LaisserAvisDto implements LaisserAvisRequete {
  @IsString({ message: 'Écrivez votre avis.' })
  @Matches(/\S/, { message: 'Écrivez votre avis.' })
  @MaxLength(LIMITES_TEXTE.commentaire, { message: `Au plus ${LIMITES_TEXTE.commentaire} caractères.` })
  texte: string;
}
