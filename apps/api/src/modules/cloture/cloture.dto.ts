import {
  LIBELLES_NATURE_RELAIS,
  LIBELLES_REFUS_RELAIS,
  LIBELLES_SITUATION_SUIVI,
  LIBELLES_UTILITE_SUIVI,
  LIMITES_TEXTE,
  TRANSITIONS_RELAIS,
  UNITES,
  type NatureRelais,
  type ProposerRelaisRequete,
  type RefusRelais,
  type ReponseSuivi,
  type SituationSuivi,
  type TransitionRelais,
  type TransitionRelaisRequete,
  type Unite,
  type UtiliteSuivi,
} from '@pdp/domain';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { EstDateCivile } from '../../platform/http/date-civile.decorator.js';

/** Corps de `POST /dossiers/{id}/relais`. */
export class ProposerRelaisDto implements ProposerRelaisRequete {
  @IsIn(Object.keys(LIBELLES_NATURE_RELAIS), { message: 'Choisissez un partenaire de la liste.' })
  nature: NatureRelais;

  @IsOptional()
  @IsIn(UNITES, { message: 'Ce service n’existe pas.' })
  unite?: Unite;

  @IsOptional()
  @IsUUID()
  organismeId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(LIMITES_TEXTE.motCourt, { message: `${LIMITES_TEXTE.motCourt} caractères au plus.` })
  interlocuteur?: string;
}

/** Corps de `POST /relais/{id}/transitions`. */
export class TransitionRelaisDto implements TransitionRelaisRequete {
  @IsIn(TRANSITIONS_RELAIS, { message: 'Cette réponse n’existe pas.' })
  transition: TransitionRelais;

  @IsOptional()
  @IsIn(Object.keys(LIBELLES_REFUS_RELAIS), { message: 'Choisissez une raison de la liste.' })
  motif?: RefusRelais;

  @IsOptional()
  @EstDateCivile()
  reponduLe?: string;
}

/** Corps de `POST /suivis/{id}/reponse`. */
export class ReponseSuiviDto implements ReponseSuivi {
  @IsIn(Object.keys(LIBELLES_SITUATION_SUIVI), { message: 'Choisissez votre situation.' })
  situation: SituationSuivi;

  @IsIn(Object.keys(LIBELLES_UTILITE_SUIVI), { message: 'Choisissez une réponse.' })
  utilite: UtiliteSuivi;

  @IsBoolean({ message: 'Dites si vous voulez être rappelé.' })
  rappel: boolean;
}
