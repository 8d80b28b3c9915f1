import { estEspaceAssure } from '../../platform/permissions/menu';
import { useSession } from '../../platform/session/session.requetes';
import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';
import { AideAssure } from './aide-assure';
import { AideProfessionnel } from './aide-professionnel';

/** Aide : des réponses courtes, écrites pour qui la lit. */
export function PageAide() {
  const { fonction } = useSession().habilitationActive;
  return (
    <Page>
      <EnTetePage titre="Aide" />
      {estEspaceAssure(fonction) ? <AideAssure /> : <AideProfessionnel />}
    </Page>
  );
}
