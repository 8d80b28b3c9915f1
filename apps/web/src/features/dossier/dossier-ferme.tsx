import { IconLock } from '@tabler/icons-react';
import { LienBouton } from '../../platform/ui/liens/liens';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';
import { EtatVide } from '../../platform/ui/retours/etat-vide';

/** Dossier qui n'existe pas ou n'est pas ouvert au lecteur : les deux ne se distinguent pas. */
export function DossierFerme() {
  return (
    <Page>
      <EnTetePage titre="Dossier" />
      <Carte>
        <EtatVide
          titre="Ce dossier n’existe pas ou ne vous est pas ouvert"
          icone={<IconLock size={32} />}
          action={<LienBouton to="/assures">Chercher un assuré</LienBouton>}
        >
          Il s’ouvrira à votre service si la personne donne son accord, ou si le dossier vous est confié.
        </EtatVide>
      </Carte>
    </Page>
  );
}
