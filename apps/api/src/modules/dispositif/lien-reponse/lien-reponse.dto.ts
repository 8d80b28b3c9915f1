import {
  LIBELLES_REPONSE,
  PARTIES_PAR_LIEN,
  type CreerLienRequete,
  type OuvrirLienRequete,
  type PartieParLien,
  type Reponse,
  type RepondreParLienRequete,
} from '@pdp/domain';
import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { EstDateCivile } from '../../../platform/http/date-civile.decorator.js';

/** À qui la réponse est demandée, et quand l'assuré l'a accepté. */
export class CreerLienDto implements CreerLienRequete {
  @IsIn(PARTIES_PAR_LIEN, { message: 'Choisissez à qui demander la réponse.' })
  partie: PartieParLien;

  @EstDateCivile()
  accordAssureLe: string;
}

/** Jeton du lien, ou code de la lettre ; et code dit au téléphone. */
export class OuvrirLienDto implements OuvrirLienRequete {
  @IsString({ message: 'Indiquez le code de la lettre, ou ouvrez le lien reçu.' })
  @MaxLength(100, { message: 'Ce code est trop long.' })
  jeton: string;

  @IsString({ message: 'Indiquez le code reçu par téléphone.' })
  @MaxLength(20, { message: 'Ce code est trop long.' })
  code: string;
}

/** Réponse d'un tiers : son sens, son signataire, sa date. Jamais de motif médical. */
export class RepondreParLienDto extends OuvrirLienDto implements RepondreParLienRequete {
  @IsIn(Object.keys(LIBELLES_REPONSE), { message: 'Choisissez favorable ou défavorable.' })
  reponse: Reponse;

  @IsString({ message: 'Écrivez votre nom.' })
  @IsNotEmpty({ message: 'Écrivez votre nom.' })
  @MaxLength(80, { message: '80 caractères au plus.' })
  signataire: string;

  @EstDateCivile()
  signeLe: string;

  @IsOptional()
  @IsString({ message: 'Un texte est attendu.' })
  @MaxLength(500, { message: '500 caractères au plus.' })
  motif?: string;
}
