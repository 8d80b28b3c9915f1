import { ALERTES, ETATS_DOSSIER, type Alerte, type EtatDossier } from '@pdp/domain';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageDto } from '../../../platform/http/page.dto.js';

/** Filtres de `GET /dossiers`. */
export class ListerDossiersDto extends PageDto {
  @IsOptional()
  @IsString()
  @MaxLength(100, { message: 'Cette recherche est trop longue.' })
  recherche?: string;

  @IsOptional()
  @IsIn(ETATS_DOSSIER, { message: 'Cet état n’existe pas.' })
  etat?: EtatDossier;

  @IsOptional()
  @IsIn(['moi'], { message: 'Seule la valeur « moi » est possible.' })
  referent?: 'moi';

  @IsOptional()
  @IsIn(ALERTES, { message: 'Cette alerte n’existe pas.' })
  alerte?: Alerte;
}
