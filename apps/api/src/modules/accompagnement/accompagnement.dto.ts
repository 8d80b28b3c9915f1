import {
  CODES_PRECONISATION,
  LIBELLES_MODALITE,
  LIBELLES_MOTIF_ANNULATION,
  LIMITES_TEXTE,
  NATURES_CONTACT,
  type AnnulerRequete,
  TRANSITIONS_PRECONISATION,
  type CodePreconisation,
  type CreerEntretienRequete,
  type CreerPreconisationRequete,
  type Modalite,
  type MotifAnnulation,
  type NatureContact,
  type NoterContactRequete,
  type TransitionPreconisation,
  type TransitionPreconisationRequete,
} from '@pdp/domain';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { EstDateCivile } from '../../platform/http/date-civile.decorator.js';

/** Corps de `POST /dossiers/{id}/entretiens`. */
export class CreerEntretienDto implements CreerEntretienRequete {
  @EstDateCivile()
  date: string;

  @IsIn(Object.keys(LIBELLES_MODALITE), { message: 'Choisissez une modalité.' })
  modalite: Modalite;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(480)
  dureeMinutes?: number;

  @IsOptional()
  @IsString()
  @MaxLength(LIMITES_TEXTE.notes, { message: `${LIMITES_TEXTE.notes} caractères au plus.` })
  resume?: string;
}

/** Corps de `POST /dossiers/{id}/contacts`. */
export class NoterContactDto implements NoterContactRequete {
  @IsIn(NATURES_CONTACT, { message: 'Dites comment s’est passé ce contact.' })
  nature: NatureContact;
}

/** Corps d'une annulation d'entretien ou de contact. */
export class AnnulerDto implements AnnulerRequete {
  @IsIn(Object.keys(LIBELLES_MOTIF_ANNULATION), { message: 'Dites pourquoi cette ligne est fausse.' })
  motif: MotifAnnulation;
}

/** Corps de `POST /dossiers/{id}/preconisations`. */
export class CreerPreconisationDto implements CreerPreconisationRequete {
  @IsIn(CODES_PRECONISATION, { message: 'Choisissez une préconisation de la liste.' })
  code: CodePreconisation;

  @IsOptional()
  @IsString()
  @MaxLength(LIMITES_TEXTE.commentaire, { message: `${LIMITES_TEXTE.commentaire} caractères au plus.` })
  commentaire?: string;
}

/** Corps de `POST /preconisations/{id}/transitions`. */
export class TransitionPreconisationDto implements TransitionPreconisationRequete {
  @IsIn([...TRANSITIONS_PRECONISATION, 'lier'], { message: 'Ce pas n’existe pas.' })
  transition: TransitionPreconisation | 'lier';

  @IsOptional()
  @IsUUID()
  dispositifId?: string;

  @IsOptional()
  @IsUUID()
  visiteId?: string;
}
