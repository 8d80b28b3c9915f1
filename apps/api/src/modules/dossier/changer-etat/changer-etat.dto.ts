import {
  ISSUES_ACCOMPAGNEMENT,
  LIMITES_TEXTE,
  MACHINE_DOSSIER,
  SCHEMA_FAITS_CLOTURE,
  type IssueAccompagnement,
  type TransitionDossier,
} from '@pdp/domain';
import { IsIn, IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import { ChampsConnus } from '../../../platform/http/champs-connus.decorator.js';
import { EstDateCivile } from '../../../platform/http/date-civile.decorator.js';

const DEMANDABLES = Object.keys(MACHINE_DOSSIER.transitions).filter(
  (nom) => !['partager', 'archiver', 'purger'].includes(nom),
) as TransitionDossier[];

/** Corps de `POST /dossiers/{id}/transitions`. `partager` naît de l'accord, archiver et purger sont automatiques. */
export class ChangerEtatDto {
  @IsIn(DEMANDABLES, { message: 'Cette étape n’existe pas.' })
  transition: TransitionDossier;

  @IsOptional()
  @IsString()
  @MaxLength(LIMITES_TEXTE.motCourt, { message: `${LIMITES_TEXTE.motCourt} caractères au plus.` })
  motif?: string;

  @IsOptional()
  @IsString()
  @MaxLength(LIMITES_TEXTE.commentaire, { message: `${LIMITES_TEXTE.commentaire} caractères au plus.` })
  commentaire?: string;

  @IsOptional()
  @IsIn(ISSUES_ACCOMPAGNEMENT, { message: 'Choisissez une issue de la liste.' })
  issue?: IssueAccompagnement;

  @IsOptional()
  @EstDateCivile()
  dateIssue?: string;

  /** Inaptitude, licenciement, reconversion, RQTH, invalidité : les règles du domaine n'y lisent que leurs champs. */
  @IsOptional()
  @IsObject({ message: 'Faits illisibles.' })
  @ChampsConnus(Object.keys(SCHEMA_FAITS_CLOTURE))
  faits?: Record<string, unknown>;
}
