import { CODES_GENRE_FRISE, type GenreFrise } from '@pdp/domain';
import { IsIn, IsOptional } from 'class-validator';
import { PageDto } from '../../../platform/http/page.dto.js';

/** Paramètres de `GET /dossiers/{id}/historique`. */
export class HistoriqueDto extends PageDto {
  @IsOptional()
  @IsIn(CODES_GENRE_FRISE, { message: 'Ce genre n’existe pas.' })
  genre?: GenreFrise;
}
