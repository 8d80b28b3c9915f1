import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';
import { Squelette } from '../../platform/ui/retours/squelette';

/** Liste et recherche des dossiers ouverts au lecteur. */
export function PageAssures() {
  return (
    <Page>
      <EnTetePage titre="Assurés" />
      <Squelette />
    </Page>
  );
}
