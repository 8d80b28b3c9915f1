import { LIMITES_TEXTE } from '@pdp/domain';
import { IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

export class AjouterAuCompteRenduDto {
  @IsString({ message: 'Écrivez l’ajout.' })
  @IsNotEmpty({ message: 'Écrivez l’ajout.' })
  @MaxLength(LIMITES_TEXTE.decision, { message: `Au plus ${LIMITES_TEXTE.decision} caractères.` })
  texte: string;

  /** Passage corrigé : l'ajout n'est alors lu que de ceux qui lisent sa décision. */
  @IsOptional()
  @IsUUID(undefined, { message: 'Ce passage n’existe pas.' })
  passageId?: string;
}
