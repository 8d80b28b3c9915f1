import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';
import { Squelette } from '../../platform/ui/retours/squelette';

/** Import de la liste mensuelle de la CPAM. */
export function PageReperage() {
  return (
    <Page>
      <EnTetePage titre="Repérage" />
      <Squelette />
    </Page>
  );
}
