import { ETATS_REPERAGE, SEUILS_REPERAGE, UNITES } from '@pdp/domain';
import { IsIn, IsOptional } from 'class-validator';
import { PageDto } from '../../../platform/http/page.dto.js';

export class ListerReperageDto extends PageDto {
  @IsOptional()
  @IsIn(SEUILS_REPERAGE, { message: 'Choisissez J45 ou J90.' })
  seuil?: (typeof SEUILS_REPERAGE)[number];

  @IsOptional()
  @IsIn(UNITES, { message: 'Choisissez un service de la liste.' })
  unite?: string;

  @IsOptional()
  @IsIn(ETATS_REPERAGE, { message: 'Choisissez un état de la liste.' })
  etat?: string;
}
