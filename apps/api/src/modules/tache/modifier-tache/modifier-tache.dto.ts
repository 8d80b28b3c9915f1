import { LIMITES_TEXTE, TRANSITIONS_TACHE, type ModifierTacheRequete, type TransitionTache } from '@pdp/domain';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

export class ModifierTacheDto implements ModifierTacheRequete {
  @IsOptional()
  @IsIn(TRANSITIONS_TACHE, { message: 'Cette action n’existe pas pour une tâche.' })
  transition?: TransitionTache;

  @IsOptional()
  @IsString({ message: 'Écrivez un texte.' })
  @MaxLength(LIMITES_TEXTE.ligne, { message: `Au plus ${LIMITES_TEXTE.ligne} caractères.` })
  motif?: string;

  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'Écrivez la date sous la forme 2026-12-31.' })
  echeance?: string;
}
