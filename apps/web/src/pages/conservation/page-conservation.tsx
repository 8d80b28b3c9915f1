import { useQuery } from '@tanstack/react-query';
import { optionsConservation } from '../../features/conservation/conservation.requetes';
import { LancerPasse } from '../../features/conservation/lancer-passe';
import { Rapport } from '../../features/conservation/rapport';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';
import { Lecture } from '../../platform/ui/retours/lecture';

/** Conservation : combien de temps chaque sorte de données se garde, et ce qui est échu. Jamais qui. */
export function PageConservation() {
  const conservation = useQuery(optionsConservation);
  return (
    <Page>
      <EnTetePage
        titre="Conservation"
        sousTitre="Combien de temps chaque sorte de données se garde. Les rapports disent combien et quoi, jamais qui."
        actions={<LancerPasse />}
      />
      <Carte>
        <Lecture requete={conservation}>{(vue) => <Rapport conservation={vue} />}</Lecture>
      </Carte>
    </Page>
  );
}
