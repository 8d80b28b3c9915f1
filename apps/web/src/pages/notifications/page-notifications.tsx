import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';
import { Squelette } from '../../platform/ui/retours/squelette';

/** Notifications de l’utilisateur. */
export function PageNotifications() {
  return (
    <Page>
      <EnTetePage titre="Notifications" />
      <Squelette />
    </Page>
  );
}
