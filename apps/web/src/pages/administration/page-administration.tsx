import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';
import { Squelette } from '../../platform/ui/retours/squelette';

/** Habilitations des professionnels. */
export function PageAdministration() {
  return (
    <Page>
      <EnTetePage titre="Administration" />
      <Squelette />
    </Page>
  );
}
