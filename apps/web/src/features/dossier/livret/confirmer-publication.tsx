import type { ChangementLivret } from '@pdp/domain';
import { confirmer } from '../../../platform/ui/retours/confirmer';
import { Ecarts } from './ecarts';

/** Demande de publier, en montrant d'abord ce qui changera pour la personne ; `ecarts` nul : première publication. */
export const confirmerPublication = (ecarts: readonly ChangementLivret[] | null): Promise<boolean> =>
  confirmer({
    titre: 'Publier le livret\u00a0?',
    texte: (
      <>
        <p>La personne sera prévenue et lira cette version. La précédente reste dans l’historique.</p>
        {ecarts !== null && <Ecarts lignes={ecarts} />}
      </>
    ),
    bouton: 'Publier le livret',
  });
