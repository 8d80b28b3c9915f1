import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';
import { Squelette } from '../../platform/ui/retours/squelette';

/** Dossier d’un assuré, projeté pour le lecteur. */
export function PageDossier() {
  return (
    <Page>
      <EnTetePage titre="Dossier" />
      <Squelette />
    </Page>
  );
}
