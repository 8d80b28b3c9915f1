import {
  LIBELLES_PORTEE_MANDAT,
  type ConstaterMandatRequete,
  type DonnerMandatRequete,
  type PorteeMandat,
  type RevoquerMandatRequete,
} from '@pdp/domain';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

/** Bornes de transport, larges : les vraies limites sont dans le domaine. */
const Texte = (): PropertyDecorator => (cible, nom) => {
  IsString({ message: 'Un texte est attendu.' })(cible, nom);
  MaxLength(400, { message: 'Ce texte est trop long.' })(cible, nom);
};

/** Une procuration : qui, pour faire quoi, jusqu'à quand. */
export class DonnerMandatDto implements DonnerMandatRequete {
  @Texte()
  civilite: string;

  @Texte()
  nomNaissance: string;

  @Texte()
  prenom: string;

  @Texte()
  dateNaissance: string;

  @IsIn(Object.keys(LIBELLES_PORTEE_MANDAT), { message: 'Dites ce que cette personne peut faire.' })
  portee: PorteeMandat;

  @Texte()
  debut: string;

  @Texte()
  fin: string;
}

/** La même, constatée par le Service social sur un document du dossier. */
export class ConstaterMandatDto extends DonnerMandatDto implements ConstaterMandatRequete {
  @IsUUID(undefined, { message: 'Choisissez un document du dossier.' })
  documentId: string;
}

/** Le document du dossier qui prouve la révocation. */
export class RevoquerMandatDto implements RevoquerMandatRequete {
  @IsUUID(undefined, { message: 'Choisissez un document du dossier.' })
  documentId: string;
}

/** Dossier voulu ; sinon le premier de la personne. */
export class MonMandatDto {
  @IsOptional()
  @IsUUID(undefined, { message: 'Cet identifiant n’a pas la bonne forme.' })
  dossierId?: string;
}
