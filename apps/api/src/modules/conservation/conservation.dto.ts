import { MODES_PASSE_CONSERVATION, type LancerPasseRequete, type ModePasseConservation } from '@pdp/domain';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

/** Corps de `POST /conservation/passes`. */
export class LancerPasseDto implements LancerPasseRequete {
  @IsIn(MODES_PASSE_CONSERVATION, { message: 'Choisissez une passe à blanc ou une exécution.' })
  mode: ModePasseConservation;

  @IsOptional()
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(20, { message: 'Ce texte est trop long.' })
  confirmation?: string;
}
