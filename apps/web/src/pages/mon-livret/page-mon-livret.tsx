import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';
import { Squelette } from '../../platform/ui/retours/squelette';

/** Livret de suivi de l’assuré. */
export function PageMonLivret() {
  return (
    <Page>
      <EnTetePage titre="Mon livret" />
      <Squelette />
    </Page>
  );
}
