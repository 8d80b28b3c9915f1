import { IsBoolean } from 'class-validator';
import { OrdreDeConduiteDto } from '../conduire/ordre-de-conduite.dto.js';

export class RepondreSuiviDto extends OrdreDeConduiteDto {
  @IsBoolean({ message: 'Dites si c’est fait ou non.' })
  fait: boolean;
}
