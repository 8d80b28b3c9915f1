import type { Fonction } from '../annuaire/fonctions.js';

/** Voix attendues dans une revue (domain.md 6.2) ; leur absence se montre et marque, elle ne bloque jamais. */
export const VOIX_ATTENDUES: readonly VoixAttendue[] = [
  { libelle: 'Service social', fonctions: ['ASSISTANT_SERVICE_SOCIAL'] },
  {
    libelle: 'Service médical',
    fonctions: ['MEDECIN_CONSEIL', 'INFIRMIER_SERVICE_MEDICAL', 'TECHNICIEN_SERVICE_MEDICAL', 'CSAM_SERVICE_MEDICAL'],
  },
  { libelle: 'CPAM', fonctions: ['REFERENT_CPAM'] },
];

/** Une voix, tenue par l'une ou l'autre de ces fonctions. */
export interface VoixAttendue {
  readonly libelle: string;
  readonly fonctions: readonly Fonction[];
}

/** Quorum d'après les fonctions présentes : atteint quand aucune voix ne manque. */
export const quorum = (
  presentes: readonly Fonction[],
): { readonly atteint: boolean; readonly manquants: readonly string[] } => {
  const manquants = VOIX_ATTENDUES.filter(({ fonctions }) => !fonctions.some((f) => presentes.includes(f))).map(
    ({ libelle }) => libelle,
  );
  return { atteint: manquants.length === 0, manquants };
};
