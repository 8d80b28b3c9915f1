import { useQuery } from '@tanstack/react-query';
import { EntreprisesRepetees } from '../../features/alerte/entreprises-repetees';
import { ListeAlertes } from '../../features/alerte/liste-alertes';
import { optionsAlertes } from '../../features/alerte/alerte.requetes';
import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';
import { Lecture } from '../../platform/ui/retours/lecture';

/** Alertes d'entreprise vers la direction des risques professionnels : une entreprise, jamais une personne. */
export function PageAlertes() {
  const alertes = useQuery(optionsAlertes);
  return (
    <Page>
      <EnTetePage
        titre="Alertes entreprise"
        sousTitre="Signaler à la direction des risques professionnels des situations répétées, sans nommer personne."
      />
      <Lecture requete={alertes}>
        {(vue) => (
          <>
            <EntreprisesRepetees vue={vue} />
            <ListeAlertes vue={vue} />
          </>
        )}
      </Lecture>
    </Page>
  );
}
