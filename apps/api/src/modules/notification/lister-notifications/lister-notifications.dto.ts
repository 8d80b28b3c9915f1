import { IsIn, IsOptional } from 'class-validator';
import { PageDto } from '../../../platform/http/page.dto.js';

/** `filtre=non-lues` : seulement ce qui reste à lire. */
export class ListerNotificationsDto extends PageDto {
  @IsOptional()
  @IsIn(['non-lues'], { message: 'Le seul filtre est « non-lues ».' })
  filtre?: 'non-lues';
}
