import { PERIODES_PILOTAGE, TYPES_REVUE, type PeriodePilotage, type TypeRevue } from '@pdp/domain';
import { Type } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';

/** Paramètres de `GET /pilotage/revues`, `/pilotage/rencontres` et `/pilotage/suivis`. */
export class ResumeRevuesDto {
  @IsOptional()
  @Type(() => Number)
  @IsIn(PERIODES_PILOTAGE, { message: `Choisissez ${PERIODES_PILOTAGE.join(', ')} mois.` })
  mois?: PeriodePilotage;

  @IsOptional()
  @IsIn(TYPES_REVUE, { message: 'Choisissez un type de séance de la liste.' })
  type?: TypeRevue;
}
