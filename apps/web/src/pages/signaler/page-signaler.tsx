import { useState } from 'react';
import type { SignalementCree } from '@pdp/domain';
import { FormulaireSignalement } from '../../features/signalement/formulaire-signalement';
import { SignalementEnvoye } from '../../features/signalement/signalement-envoye';
import { SuiteDuSignalement } from '../../features/signalement/suite-du-signalement';
import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { DeuxColonnes, Page } from '../../platform/ui/mise-en-page/grille';

/** Signaler une situation en moins d'une minute. */
export function PageSignaler() {
  const [cree, poserCree] = useState<SignalementCree | undefined>();
  return (
    <Page>
      <EnTetePage
        titre="Signaler une situation"
        sousTitre="Une minute suffit. Aucune information médicale n’est demandée ni gardée."
      />
      <DeuxColonnes>
        {cree ? (
          <SignalementEnvoye cree={cree} recommencer={() => poserCree(undefined)} />
        ) : (
          <FormulaireSignalement surEnvoye={poserCree} />
        )}
        <SuiteDuSignalement />
      </DeuxColonnes>
    </Page>
  );
}
