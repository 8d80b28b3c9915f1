import {
  CANAUX_DEMANDE_DROIT,
  PARTIES_LIVRET,
  TYPES_DEMANDE_DROIT,
  type CanalDemandeDroit,
  type DeposerDemandeRequete,
  type PartieLivret,
  type SaisirDemandeRequete,
  type TypeDemandeDroit,
} from '@pdp/domain';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { LIMITES_DEMANDE } from '../textes-demande.js';

/** Corps de `POST /mes-droits/demandes`. */
export class DeposerDemandeDto implements DeposerDemandeRequete {
  @IsIn(TYPES_DEMANDE_DROIT, { message: 'Choisissez un droit de la liste.' })
  type: TypeDemandeDroit;

  // Borne de transport, large : la vraie limite, en signes vus, est dans le cas d'usage.
  @IsOptional()
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(LIMITES_DEMANDE.detail * 4, { message: 'Ce texte est trop long.' })
  detail?: string;

  @IsOptional()
  @IsIn(PARTIES_LIVRET, { message: 'Choisissez une partie du livret.' })
  objet?: PartieLivret;
}

/** Corps de `POST /dossiers/{id}/demandes-droit`. */
export class SaisirDemandeDto extends DeposerDemandeDto implements SaisirDemandeRequete {
  @IsIn(CANAUX_DEMANDE_DROIT, { message: 'Dites comment la personne vous l’a demandé.' })
  canal: CanalDemandeDroit;
}
