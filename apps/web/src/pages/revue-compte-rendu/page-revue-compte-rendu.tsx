import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';
import { Squelette } from '../../platform/ui/retours/squelette';

/** Compte rendu d’une revue, projeté pour le lecteur. */
export function PageRevueCompteRendu() {
  return (
    <Page>
      <EnTetePage titre="Compte rendu de la revue" />
      <Squelette />
    </Page>
  );
}
