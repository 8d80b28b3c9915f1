import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { PageDto } from '../../../platform/http/page.dto.js';

export class ListerSignalementsDto extends PageDto {
  /** Un ou plusieurs états, séparés par des virgules. */
  @IsOptional()
  @Matches(/^[A-Z_]{3,30}(,[A-Z_]{3,30}){0,9}$/, { message: 'Choisissez un état de la liste.' })
  etat?: string;

  @IsOptional()
  @IsIn(['emis', 'recus'], { message: 'Choisissez « emis » ou « recus ».' })
  vue?: 'emis' | 'recus';

  @IsOptional()
  @IsString({ message: 'Écrivez un nom.' })
  @MaxLength(100, { message: 'Cette recherche est trop longue.' })
  recherche?: string;
}
