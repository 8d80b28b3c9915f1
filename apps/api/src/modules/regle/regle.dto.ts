import { CODES_REGLE, SOURCE_MAX, type AjouterRegleRequete, type CodeRegle } from '@pdp/domain';
import { IsIn, IsInt, IsString, MaxLength } from 'class-validator';
import { EstDateCivile } from '../../platform/http/date-civile.decorator.js';

/** Une valeur neuve, à partir d'une date, et le texte qui la fixe. */
export class AjouterRegleDto implements AjouterRegleRequete {
  @IsIn(CODES_REGLE, { message: 'Choisissez une règle de la liste.' })
  code: CodeRegle;

  @IsInt({ message: 'Écrivez un nombre entier.' })
  valeur: number;

  @EstDateCivile()
  valideDu: string;

  @IsString({ message: 'Indiquez le texte ou la décision qui fixe cette valeur.' })
  @MaxLength(SOURCE_MAX, { message: `${SOURCE_MAX} caractères au plus.` })
  source: string;
}
