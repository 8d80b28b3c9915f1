import { LIMITES_TEXTE } from '@pdp/domain';
import { IsString, MaxLength } from 'class-validator';

/** Action d'une décision ; dans un brouillon elle peut être incomplète, la décision exige quoi, qui et quand. */
export class ActionDto {
  @IsString({ message: 'Dites ce qu’il faut faire.' })
  @MaxLength(LIMITES_TEXTE.ligne, { message: `Au plus ${LIMITES_TEXTE.ligne} caractères.` })
  quoi: string;

  @IsString({ message: 'Choisissez qui s’en charge.' })
  @MaxLength(36, { message: 'Choisissez qui s’en charge.' })
  responsableId: string;

  @IsString({ message: 'Choisissez une échéance.' })
  @MaxLength(10, { message: 'Choisissez une échéance.' })
  echeance: string;
}
