import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';
import { Squelette } from '../../platform/ui/retours/squelette';

/** Ordre du jour d’une revue. */
export function PageRevuePreparation() {
  return (
    <Page>
      <EnTetePage titre="Préparer la revue" />
      <Squelette />
    </Page>
  );
}
