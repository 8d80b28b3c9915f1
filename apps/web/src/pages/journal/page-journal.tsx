import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { IconDownload } from '@tabler/icons-react';
import { FiltresJournal } from '../../features/journal/filtres-journal';
import { adresseExport } from '../../features/journal/journal.requetes';
import { LignesJournal } from '../../features/journal/lignes-journal';
import { rechercheJournal } from '../../navigation/recherches';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';

const route = getRouteApi('/connecte/journal');

/** Journal des accès : le délégué à la protection des données cherche qui a ouvert quoi, et l'exporte. */
export function PageJournal() {
  const filtres = route.useSearch();
  const naviguer = route.useNavigate();
  const poser = (suite: Record<string, string>) =>
    void naviguer({ search: rechercheJournal({ ...filtres, ...suite }), replace: true });
  return (
    <Page>
      <EnTetePage
        titre="Journal des accès"
        sousTitre="Qui a ouvert ou modifié quoi, sur votre plateforme. Vos recherches et vos exports y sont inscrits aussi."
        actions={
          <Button
            component="a"
            href={adresseExport(filtres)}
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden="true" />}
          >
            Exporter en CSV
          </Button>
        }
      />
      <Carte>
        <FiltresJournal filtres={filtres} poser={poser} />
        <LignesJournal filtres={filtres} />
      </Carte>
    </Page>
  );
}
