import { ETATS_NOTIFICATION, type CanalEnvoi, type EtatNotification } from '@pdp/domain';
import { IsIn, IsOptional } from 'class-validator';
import { PageDto } from '../../../platform/http/page.dto.js';

/** Filtres des envois. */
export class ListerEnvoisDto extends PageDto {
  @IsOptional()
  @IsIn(ETATS_NOTIFICATION, { message: 'Choisissez un des états proposés.' })
  etat?: EtatNotification;

  @IsOptional()
  @IsIn(['COURRIEL', 'SMS'], { message: 'Choisissez COURRIEL ou SMS.' })
  canal?: CanalEnvoi;
}
