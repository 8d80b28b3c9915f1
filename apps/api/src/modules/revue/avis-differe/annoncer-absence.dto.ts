import { IsBoolean } from 'class-validator';

export class AnnoncerAbsenceDto {
  @IsBoolean({ message: 'Dites si vous serez absent.' })
  absent: boolean;
}
