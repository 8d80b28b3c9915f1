import { TRANSITIONS_DIAGNOSTIC, type TransitionDiagnostic, type TransitionDiagnosticRequete } from '@pdp/domain';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

/** Un geste sur une version ; les champs propres à chacun sont lus par les règles du domaine. */
export class TransiterDiagnosticDto implements TransitionDiagnosticRequete {
  @IsIn(TRANSITIONS_DIAGNOSTIC, { message: 'Cette action n’existe pas pour un diagnostic.' })
  transition: TransitionDiagnostic;

  @IsOptional()
  @IsString({ message: 'Écrivez la date sous la forme 2026-12-31.' })
  @MaxLength(10, { message: 'Écrivez la date sous la forme 2026-12-31.' })
  date?: string;

  @IsOptional()
  @IsString({ message: 'Choisissez une valeur de la liste.' })
  @MaxLength(20, { message: 'Choisissez une valeur de la liste.' })
  facon?: string;

  @IsOptional()
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(2000, { message: '300 caractères au plus.' })
  remarque?: string;
}
