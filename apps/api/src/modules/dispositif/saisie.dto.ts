import {
  TYPES_DISPOSITIF,
  type OuvrirDispositifRequete,
  type TransitionDispositifRequete,
  type TypeDispositif,
} from '@pdp/domain';
import { IsIn, IsObject, IsOptional, IsString, MaxLength } from 'class-validator';

/** Le contenu de `saisie` est lu par les règles du domaine, champ par champ : un champ étranger y est refusé. */
export class OuvrirDispositifDto implements OuvrirDispositifRequete {
  @IsIn(TYPES_DISPOSITIF, { message: 'Choisissez un dispositif de la liste.' })
  type: TypeDispositif;

  @IsOptional()
  @IsObject({ message: 'Un objet est attendu.' })
  saisie?: Record<string, unknown>;
}

export class TransiterDispositifDto implements TransitionDispositifRequete {
  @IsString({ message: 'Nommez le geste.' })
  @MaxLength(40, { message: 'Ce geste n’existe pas.' })
  transition: string;

  @IsOptional()
  @IsObject({ message: 'Un objet est attendu.' })
  saisie?: Record<string, unknown>;
}
