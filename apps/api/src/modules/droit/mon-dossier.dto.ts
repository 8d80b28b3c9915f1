import { IsOptional, IsUUID } from 'class-validator';

/** Dossier voulu, pour un mandataire qui en suit plusieurs ; sinon le premier. */
export class MonDossierDto {
  @IsOptional()
  @IsUUID(undefined, { message: 'Cet identifiant n’a pas la bonne forme.' })
  dossierId?: string;
}
