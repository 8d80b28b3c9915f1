import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';
import { Squelette } from '../../platform/ui/retours/squelette';

/** Salle d’une revue en direct. */
export function PageRevueSalle() {
  return (
    <Page>
      <EnTetePage titre="Revue en direct" />
      <Squelette />
    </Page>
  );
}
