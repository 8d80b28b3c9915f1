import { LIMITES_INVITATIONS, type ApercuInvitationsRequete, type InviterParFichierRequete } from '@pdp/domain';
import { IsInt, IsNotEmpty, IsString, Max, MaxLength, Min } from 'class-validator';

/** Corps de `POST /invitations/apercu`. */
export class ApercuInvitationsDto implements ApercuInvitationsRequete {
  @IsString({ message: 'Choisissez un fichier.' })
  @IsNotEmpty({ message: 'Ce fichier est vide.' })
  @MaxLength(LIMITES_INVITATIONS.caracteres, { message: 'Ce fichier est trop long.' })
  contenu: string;
}

/** Corps de `POST /invitations`. */
export class InviterParFichierDto extends ApercuInvitationsDto implements InviterParFichierRequete {
  @IsInt({ message: 'Relisez d’abord l’aperçu.' })
  @Min(1, { message: 'Aucune ligne n’est acceptée.' })
  @Max(LIMITES_INVITATIONS.lignes, { message: 'Relisez d’abord l’aperçu.' })
  attendues: number;
}
