import {
  MOTIFS_LIMITATION,
  type LeverLimitationRequete,
  type LimiterDossierRequete,
  type MotifLimitation,
} from '@pdp/domain';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { LIMITES_DEMANDE } from '../textes-demande.js';

/** Corps de `POST /dossiers/{id}/limitation`. */
export class LimiterDossierDto implements LimiterDossierRequete {
  @IsIn(MOTIFS_LIMITATION, { message: 'Choisissez une raison de la liste.' })
  motif: MotifLimitation;

  @IsOptional()
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(LIMITES_DEMANDE.motif * 4, { message: 'Ce texte est trop long.' })
  commentaire?: string;
}

/** Corps de `POST /dossiers/{id}/limitation/levee`. */
export class LeverLimitationDto implements LeverLimitationRequete {
  @IsString({ message: 'Dites pourquoi le gel est levé.' })
  @MaxLength(LIMITES_DEMANDE.motif * 4, { message: 'Ce texte est trop long.' })
  commentaire: string;
}
