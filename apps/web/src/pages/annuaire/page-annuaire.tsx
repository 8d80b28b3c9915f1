import { NativeSelect } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { OPTIONS_UNITE } from '../../features/annuaire/annuaire.vue';
import { ListeAnnuaire } from '../../features/annuaire/liste-annuaire';
import { Filtres } from '../../platform/ui/mise-en-page/filtres';
import { rechercheAnnuaire } from '../../navigation/recherches';
import { ChampRecherche } from '../../platform/ui/formulaire/champ-recherche';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';

const route = getRouteApi('/connecte/annuaire');

/** Annuaire : chercher un professionnel par son nom, son service, son organisme. */
export function PageAnnuaire() {
  const { recherche, unite } = route.useSearch();
  const naviguer = route.useNavigate();
  const poser = (suite: Record<string, string>) =>
    void naviguer({ search: rechercheAnnuaire({ recherche, unite, ...suite }), replace: true });
  return (
    <Page>
      <EnTetePage titre="Annuaire" sousTitre="Les professionnels de la plateforme et comment les joindre." />
      <Carte>
        <Filtres>
          <ChampRecherche label="Nom ou organisme" valeur={recherche} surChoix={(mots) => poser({ recherche: mots })} />
          <NativeSelect
            label="Service"
            data={OPTIONS_UNITE}
            value={unite ?? ''}
            onChange={(e) => poser({ unite: e.currentTarget.value })}
          />
        </Filtres>
        <ListeAnnuaire recherche={recherche} unite={unite} />
      </Carte>
    </Page>
  );
}
