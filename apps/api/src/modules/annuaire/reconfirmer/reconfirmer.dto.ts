import { LIMITES_TEXTE, type OuvrirReconfirmationRequete, type RepondreReconfirmationRequete } from '@pdp/domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';

const REPONSES_MAX = 500;

/** Corps de `POST /reconfirmations`. */
export class OuvrirReconfirmationDto implements OuvrirReconfirmationRequete {
  @IsUUID(undefined, { message: 'Choisissez un organisme de la liste.' })
  organismeId: string;
}

export class ReponseLigneDto {
  @IsUUID(undefined, { message: 'Cette ligne n’est pas de la liste.' })
  ligneId: string;

  @IsIn(['CONFIRMEE', 'RETIREE'], { message: 'Confirmez ou retirez.' })
  reponse: 'CONFIRMEE' | 'RETIREE';

  @IsOptional()
  @IsString({ message: 'Dites pourquoi.' })
  @MaxLength(LIMITES_TEXTE.ligne, { message: `Au plus ${LIMITES_TEXTE.ligne} caractères.` })
  motif?: string;
}

/** Corps de `POST /reconfirmations/{id}/reponses`. */
export class RepondreReconfirmationDto implements RepondreReconfirmationRequete {
  @IsArray({ message: 'Choisissez au moins une habilitation.' })
  @ArrayMinSize(1, { message: 'Choisissez au moins une habilitation.' })
  @ArrayMaxSize(REPONSES_MAX, { message: `Au plus ${REPONSES_MAX} réponses à la fois.` })
  @ValidateNested({ each: true })
  @Type(() => ReponseLigneDto)
  reponses: ReponseLigneDto[];
}
