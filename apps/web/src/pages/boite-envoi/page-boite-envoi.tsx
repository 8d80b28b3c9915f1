import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';
import { Squelette } from '../../platform/ui/retours/squelette';

/** Messages envoyés, en attente ou en échec. */
export function PageBoiteEnvoi() {
  return (
    <Page>
      <EnTetePage titre="Boîte d’envoi" />
      <Squelette />
    </Page>
  );
}
