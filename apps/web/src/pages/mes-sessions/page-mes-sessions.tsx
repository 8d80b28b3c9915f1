import { ListeMesSessions } from '../../features/session/mes-sessions';
import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';

/** Mes sessions : voir où je suis connecté, et fermer ce que je ne reconnais pas. */
export function PageMesSessions() {
  return (
    <Page>
      <EnTetePage
        titre="Mes sessions"
        sousTitre="Fermez une session que vous ne reconnaissez pas, puis prévenez votre administrateur."
      />
      <ListeMesSessions />
    </Page>
  );
}
