import { IconMapSearch } from '@tabler/icons-react';
import { LienBouton } from '../../../platform/ui/liens/liens';
import { Carte } from '../../../platform/ui/mise-en-page/carte';
import { EnTetePage } from '../../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../../platform/ui/mise-en-page/grille';
import { EtatVide } from '../../../platform/ui/retours/etat-vide';

/** 404 : même réponse pour ce qui n'existe pas et pour ce que le lecteur n'a pas le droit de connaître. */
export function PageIntrouvable() {
  return (
    <Page>
      <EnTetePage titre="Page introuvable" />
      <Carte>
        <EtatVide
          titre="Cette page n’existe pas, ou ne vous est pas ouverte"
          icone={<IconMapSearch size={36} />}
          action={<LienBouton to="/">Revenir à l’accueil</LienBouton>}
        >
          Vérifiez le lien. Pour retrouver une personne, utilisez la recherche (Ctrl K).
        </EtatVide>
      </Carte>
    </Page>
  );
}
