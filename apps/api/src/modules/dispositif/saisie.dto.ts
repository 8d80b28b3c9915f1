import {
  CHAMPS_DISPOSITIF,
  TYPES_DISPOSITIF,
  type OuvrirDispositifRequete,
  type TransitionDispositifRequete,
  type TypeDispositif,
} from '@pdp/domain';
import { IsIn, IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import { ChampsConnus } from '../../platform/http/champs-connus.decorator.js';

// Selon le dispositif et le geste, les règles du domaine n'en retiennent que quelques-uns ; aucun autre n'entre.
const CHAMPS = Object.keys(CHAMPS_DISPOSITIF);

/** Ce qu'on saisit en ouvrant un dispositif ; les valeurs de `saisie` sont lues par les règles du domaine, champ par champ. */
export class OuvrirDispositifDto implements OuvrirDispositifRequete {
  @IsIn(TYPES_DISPOSITIF, { message: 'Choisissez un dispositif de la liste.' })
  type: TypeDispositif;

  @IsOptional()
  @IsObject({ message: 'Un objet est attendu.' })
  @ChampsConnus(CHAMPS)
  saisie?: Record<string, unknown>;
}

export class TransiterDispositifDto implements TransitionDispositifRequete {
  @IsString({ message: 'Nommez le geste.' })
  @MaxLength(40, { message: 'Ce geste n’existe pas.' })
  transition: string;

  @IsOptional()
  @IsObject({ message: 'Un objet est attendu.' })
  @ChampsConnus(CHAMPS)
  saisie?: Record<string, unknown>;
}
