import { IconLockOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useAccesRetire } from '../../realtime/acces-retires';
import { LienBouton } from '../liens/liens';
import { Carte } from '../mise-en-page/carte';
import { EnTetePage } from '../mise-en-page/en-tete-page';
import { Page } from '../mise-en-page/grille';
import { EtatVide } from '../retours/etat-vide';

type Props = { readonly ressource: string; readonly id: string; readonly children: ReactNode };

/** Entoure l'écran d'une ressource : dès que le serveur retire l'accès, le contenu disparaît, même sans recharger. */
export function GardeAcces({ ressource, id, children }: Props) {
  if (!useAccesRetire(ressource, id)) return <>{children}</>;
  return (
    <Page>
      <EnTetePage titre="Accès retiré" />
      <Carte>
        <EtatVide
          titre="Vous n’avez plus accès à ces informations"
          icone={<IconLockOff size={36} />}
          action={<LienBouton to="/">Revenir à l’accueil</LienBouton>}
        >
          La personne a retiré son accord, ou votre lien avec ce dossier a pris fin. Ce qui s’affichait a été effacé de
          cet écran.
        </EtatVide>
      </Carte>
    </Page>
  );
}
