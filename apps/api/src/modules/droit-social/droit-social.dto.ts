import {
  CODES_DROIT_SOCIAL,
  LIMITES_TEXTE,
  TRANSITIONS_DROIT_SOCIAL,
  type DroitSocial,
  type NoterDroitSocialRequete,
  type TransitionDroitSocial,
  type TransitionDroitSocialRequete,
} from '@pdp/domain';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { EstDateCivile } from '../../platform/http/date-civile.decorator.js';

/** Corps de `POST /dossiers/{id}/droits-sociaux`. */
export class NoterDroitSocialDto implements NoterDroitSocialRequete {
  @IsIn(CODES_DROIT_SOCIAL, { message: 'Choisissez un droit de la liste.' })
  type: DroitSocial;

  @EstDateCivile()
  demandeLe: string;

  @IsOptional()
  @IsString()
  @MaxLength(LIMITES_TEXTE.motCourt, { message: `${LIMITES_TEXTE.motCourt} caractères au plus.` })
  precision?: string;
}

/** Corps de `POST /droits-sociaux/{id}/transitions`. */
export class TransitionDroitSocialDto implements TransitionDroitSocialRequete {
  @IsIn(TRANSITIONS_DROIT_SOCIAL, { message: 'Ce pas n’existe pas.' })
  transition: TransitionDroitSocial;

  @IsOptional()
  @EstDateCivile()
  du?: string;

  @IsOptional()
  @EstDateCivile()
  au?: string;

  @IsOptional()
  @EstDateCivile()
  demandeLe?: string;
}
