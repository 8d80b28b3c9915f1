import { LIMITES_TEXTE, type TransmettreReferentRequete } from '@pdp/domain';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

/** Corps de `POST /dossiers/{id}/referent/transmission`. */
export class TransmettreDto implements TransmettreReferentRequete {
  @IsUUID(undefined, { message: 'Choisissez une personne.' })
  versId: string;

  @IsOptional()
  @IsString()
  @MaxLength(LIMITES_TEXTE.ligne, { message: `${LIMITES_TEXTE.ligne} caractères au plus.` })
  motif?: string;
}
