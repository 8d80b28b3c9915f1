import type { ChangerHabilitationRequete } from '@pdp/domain';
import { IsUUID } from 'class-validator';

/** Corps de `PUT /session/habilitation`. */
export class ChangerHabilitationDto implements ChangerHabilitationRequete {
  @IsUUID(undefined, { message: 'Choisissez une de vos habilitations.' })
  habilitationId: string;
}
