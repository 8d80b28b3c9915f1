import { IsOptional, IsUUID } from 'class-validator';
import { PageDto } from '../../platform/http/page.dto.js';

/** Dossier voulu, pour un mandataire qui en suit plusieurs ; sinon le premier. */
export class MonLivretDto {
  @IsOptional()
  @IsUUID(undefined, { message: 'Cet identifiant n’a pas la bonne forme.' })
  dossierId?: string;
}

export class MonJournalDto extends PageDto {
  @IsOptional()
  @IsUUID(undefined, { message: 'Cet identifiant n’a pas la bonne forme.' })
  dossierId?: string;
}
