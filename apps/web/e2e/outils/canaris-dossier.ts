import { completerCategorie } from '../../../api/test/cles-de-test';
import type { ApplicationDemo } from '../../../api/test/demo-de-test';

const CHAMPS = {
  social: 'diagnosticSocial',
  finances: 'commentaire',
  capacites: 'precisions',
  emploi: 'commentaire',
  projet: 'description',
} as const;

/** Texte reconnaissable posé dans chaque catégorie d'un dossier, pour voir jusqu'où il voyage. */
export const CANARIS = {
  social: 'ZQX-SOC',
  finances: 'ZQX-FIN',
  capacites: 'ZQX-CAP',
  emploi: 'ZQX-EMP',
  projet: 'ZQX-PRO',
} as const;

/** Écrit les canaris dans la base, chiffrés comme le reste. */
export async function poserCanaris(application: ApplicationDemo, dossierId: string): Promise<void> {
  for (const [categorie, canari] of Object.entries(CANARIS))
    await completerCategorie(application.sql, dossierId, categorie, {
      [CHAMPS[categorie as keyof typeof CHAMPS]]: canari,
    });
}
