import { LIBELLES_CANAL_DIT, LIMITES_TEXTE, type NoterDitRequete } from '@pdp/domain';
import { IsIn, IsNotEmpty, IsString, Matches, MaxLength } from 'class-validator';

export class NoterDitDto implements NoterDitRequete {
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'Écrivez la date sous la forme 2026-12-31.' })
  date: string;

  @IsIn(Object.keys(LIBELLES_CANAL_DIT), { message: 'Choisissez une valeur de la liste.' })
  canal: string;

  @IsString({ message: 'Écrivez ce qui a été dit.' })
  @IsNotEmpty({ message: 'Écrivez ce qui a été dit.' })
  @MaxLength(LIMITES_TEXTE.ligne, { message: `${LIMITES_TEXTE.ligne} caractères au plus.` })
  phrase: string;
}
