import {
  MOTIFS_LIMITATION,
  TRANSITIONS_DEMANDE_DROIT,
  type MotifLimitation,
  type TransitionDemandeDroit,
  type TransitionDemandeRequete,
} from '@pdp/domain';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageDto } from '../../../platform/http/page.dto.js';
import { LIMITES_DEMANDE } from '../textes-demande.js';

const TROP_LONG = { message: 'Ce texte est trop long.' };

/** Corps de `POST /demandes-droit/{id}/transitions`. */
export class TransiterDemandeDto implements TransitionDemandeRequete {
  @IsIn(TRANSITIONS_DEMANDE_DROIT, { message: 'Cette action n’existe pas.' })
  transition: TransitionDemandeDroit;

  @IsOptional()
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(LIMITES_DEMANDE.texte * 4, TROP_LONG)
  texte?: string;

  @IsOptional()
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(LIMITES_DEMANDE.motif * 4, TROP_LONG)
  motif?: string;

  @IsOptional()
  @IsIn(MOTIFS_LIMITATION, { message: 'Choisissez une raison de la liste.' })
  motifLimitation?: MotifLimitation;
}

/** Filtres de `GET /demandes-droit`. */
export class FileDemandesDto extends PageDto {
  @IsOptional()
  @IsIn(['ouvertes', 'closes'], { message: 'Choisissez « ouvertes » ou « closes ».' })
  etat?: 'ouvertes' | 'closes';
}
