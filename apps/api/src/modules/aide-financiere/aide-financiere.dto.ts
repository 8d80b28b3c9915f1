import {
  LIBELLES_OBJET_AIDE,
  LIMITES_TEXTE,
  MONTANT_AIDE_MAX,
  TRANSITIONS_AIDE,
  type ObjetAide,
  type PartFinanceur,
  type PreparerAideRequete,
  type TransitionAide,
  type TransitionAideRequete,
} from '@pdp/domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { EstDateCivile } from '../../platform/http/date-civile.decorator.js';

/** Un financeur et sa part. */
export class PartFinanceurDto implements PartFinanceur {
  @IsString()
  @MaxLength(LIMITES_TEXTE.motCourt, { message: `${LIMITES_TEXTE.motCourt} caractères au plus.` })
  nom: string;

  @IsInt({ message: 'Montant illisible.' })
  @Min(0)
  @Max(MONTANT_AIDE_MAX)
  centimes: number;
}

/** Corps de `POST /dossiers/{id}/aides-financieres`. */
export class PreparerAideDto implements PreparerAideRequete {
  @IsIn(Object.keys(LIBELLES_OBJET_AIDE), { message: 'Choisissez un objet de la liste.' })
  objet: ObjetAide;

  @IsString()
  @MaxLength(LIMITES_TEXTE.ligne, { message: `${LIMITES_TEXTE.ligne} caractères au plus.` })
  description: string;

  @IsInt({ message: 'Montant illisible.' })
  @Min(1)
  @Max(MONTANT_AIDE_MAX)
  montantCentimes: number;

  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => PartFinanceurDto)
  financeurs: PartFinanceurDto[];

  @IsArray()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  pieces: string[];
}

/** Corps de `POST /aides-financieres/{id}/transitions`. */
export class TransitionAideDto implements TransitionAideRequete {
  @IsIn(TRANSITIONS_AIDE, { message: 'Ce pas n’existe pas.' })
  transition: TransitionAide;

  @IsOptional()
  @EstDateCivile()
  accordLe?: string;

  @IsOptional()
  @EstDateCivile()
  decideeLe?: string;

  @IsOptional()
  @IsInt({ message: 'Montant illisible.' })
  @Min(0)
  @Max(MONTANT_AIDE_MAX)
  montantCentimes?: number;
}
