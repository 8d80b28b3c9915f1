import { LIMITES_TEXTE, estDateCivile } from '@pdp/domain';
import { IsOptional, IsString, MaxLength, ValidateBy } from 'class-validator';

const TROP_LONG = { message: 'Ce texte est trop long.' };

/** Ce qui est déjà saisi du formulaire de signalement ; tout est facultatif. */
export class ReconnaitreAssureDto {
  @IsOptional()
  @IsString({ message: 'Écrivez le numéro de sécurité sociale.' })
  @MaxLength(30, TROP_LONG)
  nir?: string;

  @IsOptional()
  @IsString({ message: 'Écrivez le nom de naissance.' })
  @MaxLength(LIMITES_TEXTE.nom, TROP_LONG)
  nomNaissance?: string;

  @IsOptional()
  @IsString({ message: 'Écrivez le prénom.' })
  @MaxLength(LIMITES_TEXTE.nom, TROP_LONG)
  prenom?: string;

  @IsOptional()
  @ValidateBy({
    name: 'date-civile',
    validator: {
      validate: estDateCivile,
      defaultMessage: () => 'Écrivez une date qui existe, par exemple 1980-12-31.',
    },
  })
  dateNaissance?: string;
}
