import { LIMITES_TEXTE, type ModifierHabilitationRequete } from '@pdp/domain';
import { IsNotEmpty, IsString, MaxLength, ValidateIf } from 'class-validator';

/** Corps de `PATCH /habilitations/{id}` ; `fin` nulle lève la fin, absente ne change rien. */
export class ModifierHabilitationDto implements ModifierHabilitationRequete {
  @ValidateIf((corps: ModifierHabilitationDto) => corps.fin !== null && corps.fin !== undefined)
  @IsString({ message: 'Une date est attendue.' })
  @MaxLength(40, { message: 'Une date est attendue.' })
  fin?: string | null;

  @IsString({ message: 'Dites pourquoi.' })
  @IsNotEmpty({ message: 'Dites pourquoi.' })
  @MaxLength(LIMITES_TEXTE.ligne, { message: `Au plus ${LIMITES_TEXTE.ligne} caractères.` })
  motif: string;
}

/** Corps de `POST /utilisateurs/{id}/desactivation`. */
export class DesactiverUtilisateurDto {
  @IsString({ message: 'Dites pourquoi.' })
  @IsNotEmpty({ message: 'Dites pourquoi.' })
  @MaxLength(LIMITES_TEXTE.ligne, { message: `Au plus ${LIMITES_TEXTE.ligne} caractères.` })
  motif: string;
}
