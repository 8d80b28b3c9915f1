import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { estNirComplet, nirPossible } from '../../features/assure/assure.vue';
import { CompteursAssures } from '../../features/assure/compteurs-assures';
import { FiltresAssures } from '../../features/assure/filtres-assures';
import { ListeAssures } from '../../features/assure/liste-assures';
import type { RechercheAssures } from '../../navigation/recherches';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';

const route = getRouteApi('/connecte/assures');

/** Liste et recherche des dossiers ouverts au lecteur ; un NIR tapé ne passe jamais dans l'adresse. */
export function PageAssures() {
  const recherche = route.useSearch();
  const naviguer = route.useNavigate();
  const [nir, poserNir] = useState<string>();
  const changer = (suite: RechercheAssures) => void naviguer({ search: suite, replace: true });
  const chercher = (saisie: string) => {
    const possible = nirPossible(saisie);
    poserNir(possible === null ? undefined : saisie);
    const { recherche: _, ...reste } = recherche;
    changer(possible === null && saisie !== '' ? { ...reste, recherche: saisie } : reste);
  };
  const utiles = nir === undefined ? null : nirPossible(nir);
  const incomplet = utiles !== null && !estNirComplet(utiles);
  const { etat, referent, alerte } = recherche;
  const filtres = { recherche: utiles ?? recherche.recherche, etat, referent, alerte };
  return (
    <Page>
      <EnTetePage titre="Assurés" sousTitre="Les dossiers qui vous sont ouverts, et rien d’autre." />
      <CompteursAssures recherche={recherche} />
      <Carte>
        <FiltresAssures
          recherche={recherche}
          cherche={nir ?? recherche.recherche}
          surRecherche={chercher}
          changer={changer}
        />
        {incomplet ? (
          <p className="doux" role="status">
            Un numéro de sécurité sociale compte 13 chiffres, ou 15 avec sa clé&nbsp;: continuez la saisie.
          </p>
        ) : (
          <ListeAssures filtres={filtres} filtre={Object.values(filtres).some((valeur) => valeur !== undefined)} />
        )}
      </Carte>
    </Page>
  );
}
