import { IconLock } from '@tabler/icons-react';
import { LIBELLES_FONCTION } from '@pdp/domain';
import { useSession } from '../../../platform/session/session.requetes';
import { LienBouton } from '../../../platform/ui/liens/liens';
import { Carte } from '../../../platform/ui/mise-en-page/carte';
import { EnTetePage } from '../../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../../platform/ui/mise-en-page/grille';
import { EtatVide } from '../../../platform/ui/retours/etat-vide';

/** 403 : l'écran existe, la fonction active ne l'ouvre pas. */
export function PageInterdite() {
  const session = useSession();
  const plusieurs = session.habilitations.length > 1;
  return (
    <Page>
      <EnTetePage titre="Page non ouverte à votre fonction" />
      <Carte>
        <EtatVide
          titre={`Vous agissez en tant que\u00a0: ${LIBELLES_FONCTION[session.habilitationActive.fonction]}`}
          icone={<IconLock size={36} />}
          action={<LienBouton to="/">Revenir à l’accueil</LienBouton>}
        >
          {plusieurs
            ? 'Changez de fonction en haut de l’écran, ou demandez cette habilitation à votre administrateur.'
            : 'Si vous en avez besoin, demandez cette habilitation à votre administrateur.'}
        </EtatVide>
      </Carte>
    </Page>
  );
}
