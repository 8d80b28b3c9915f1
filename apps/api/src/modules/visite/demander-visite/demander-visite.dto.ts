import { LIMITES_TEXTE, type CreerVisiteRequete } from '@pdp/domain';
import { IsBoolean, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

export class DemanderVisiteDto implements CreerVisiteRequete {
  @IsOptional()
  @IsUUID(undefined, { message: 'Choisissez le service de santé au travail.' })
  organismeId?: string;

  @IsOptional()
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(LIMITES_TEXTE.ligne, { message: `Au plus ${LIMITES_TEXTE.ligne} caractères.` })
  commentaire?: string;

  /** Faux : la visite est seulement envisagée ; la demande viendra de l'assuré. */
  @IsOptional()
  @IsBoolean({ message: 'Répondez par oui ou par non.' })
  demander?: boolean;
}
