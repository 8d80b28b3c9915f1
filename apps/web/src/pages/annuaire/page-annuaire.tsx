import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';
import { Squelette } from '../../platform/ui/retours/squelette';

/** Professionnels et organismes de la plateforme. */
export function PageAnnuaire() {
  return (
    <Page>
      <EnTetePage titre="Annuaire" />
      <Squelette />
    </Page>
  );
}
