import { LIMITES_TEXTE, PARTIES_LIVRET, type EcrireMotRequete, type PartieLivret } from '@pdp/domain';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

/** Borne de transport, large : la vraie limite, en signes vus, est dans le cas d'usage. */
const MAX_RECU = LIMITES_TEXTE.commentaire * 4;

/** Un mot de l'assuré : ce qu'il écrit, à propos de quelle partie, et s'il le partage. */
export class EcrireMotDto implements EcrireMotRequete {
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(MAX_RECU, { message: 'Ce texte est trop long.' })
  texte: string;

  @IsBoolean({ message: 'Dites si vous partagez ces mots.' })
  partage: boolean;

  @IsOptional()
  @IsIn(PARTIES_LIVRET, { message: 'Choisissez une partie du livret.' })
  partie?: PartieLivret;
}
