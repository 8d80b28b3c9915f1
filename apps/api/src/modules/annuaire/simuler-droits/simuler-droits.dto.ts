import { FONCTIONS, type Fonction, type SituationSimulee } from '@pdp/domain';
import { IsIn, IsOptional } from 'class-validator';

const LIENS = ['AUCUN', 'REVUE', 'DOSSIER'] as const;
const ETATS = ['EN_COURS', 'ARCHIVE', 'LIMITE'] as const;
const OUI_NON = ['oui', 'non'] as const;

/** Filtres de `GET /droits/simulation` ; sans précision : lié, avec l'accord à l'accompagnement, sans accord partenaire. */
export class SimulationDto {
  @IsIn(FONCTIONS, { message: 'Choisissez une fonction de la liste.' })
  fonction: Fonction;

  @IsOptional()
  @IsIn(LIENS, { message: 'Choisissez un lien de la liste.' })
  lien?: (typeof LIENS)[number];

  @IsOptional()
  @IsIn(OUI_NON, { message: 'Répondre « oui » ou « non ».' })
  accompagnement?: (typeof OUI_NON)[number];

  @IsOptional()
  @IsIn(OUI_NON, { message: 'Répondre « oui » ou « non ».' })
  accord?: (typeof OUI_NON)[number];

  @IsOptional()
  @IsIn(ETATS, { message: 'Choisissez un état de la liste.' })
  etat?: (typeof ETATS)[number];
}

/** Situation décrite par ces filtres. */
export const situationDe = ({ fonction, lien, accompagnement, accord, etat }: SimulationDto): SituationSimulee => ({
  fonction,
  lien: lien ?? 'DOSSIER',
  accompagnement: accompagnement !== 'non',
  accordPartenaire: accord === 'oui',
  etat: etat ?? 'EN_COURS',
});
