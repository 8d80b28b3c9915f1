import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';
import { Squelette } from '../../platform/ui/retours/squelette';

/** Revues passées, en cours et à venir. */
export function PageRevues() {
  return (
    <Page>
      <EnTetePage titre="Revues de dossiers" />
      <Squelette />
    </Page>
  );
}
