import { IsInt, IsOptional, Max, Min } from 'class-validator';

const EPOQUE_MAX = 1_000_000;

/** Tout ordre de conduite peut dire sous quelle époque il a été donné ; périmée, il est refusé (409). */
export class OrdreDeConduiteDto {
  @IsOptional()
  @IsInt({ message: 'L’époque de conduite est un nombre entier.' })
  @Min(0, { message: 'L’époque de conduite est un nombre positif.' })
  @Max(EPOQUE_MAX, { message: 'Époque de conduite trop grande.' })
  epoque?: number;
}
