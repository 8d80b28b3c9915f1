import { getRouteApi } from '@tanstack/react-router';
import { GardeAcces } from '../../platform/ui/acces/garde-acces';
import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';
import { Squelette } from '../../platform/ui/retours/squelette';

const route = getRouteApi('/connecte/dossiers/$id');

/** Dossier d'un assuré, projeté pour le lecteur. */
export function PageDossier() {
  const { id } = route.useParams();
  return (
    <GardeAcces ressource="dossier" id={id}>
      <Page>
        <EnTetePage titre="Dossier" />
        <Squelette />
      </Page>
    </GardeAcces>
  );
}
