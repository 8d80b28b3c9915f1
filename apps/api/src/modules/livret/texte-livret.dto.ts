import { LIMITES_TEXTE, type TexteLivretRequete } from '@pdp/domain';
import { IsString, MaxLength } from 'class-validator';

/** Borne de transport, large : la vraie limite, en signes vus, est dans le cas d'usage. */
const MAX_RECU = LIMITES_TEXTE.phraseAssure * 4;

/** Un texte de l'assuré, ou une réponse qui lui est faite. */
export class TexteLivretDto implements TexteLivretRequete {
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(MAX_RECU, { message: 'Ce texte est trop long.' })
  texte: string;
}
