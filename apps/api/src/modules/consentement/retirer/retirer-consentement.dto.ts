import { LIBELLES_CANAL_RETRAIT } from '@pdp/domain';
import { IsIn, IsOptional } from 'class-validator';

/** Corps, facultatif, de `POST /consentements/{id}/retrait` : un retrait n'a pas à se justifier. */
export class RetirerConsentementDto {
  @IsOptional()
  @IsIn(Object.keys(LIBELLES_CANAL_RETRAIT), { message: 'Choisissez comment le retrait est reçu.' })
  canal?: string;
}
