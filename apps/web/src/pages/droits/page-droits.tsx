import { SegmentedControl } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { Demande } from '../../features/delegue/demande';
import { FileDemandes } from '../../features/delegue/file-demandes';
import { rechercheDroits } from '../../navigation/recherches';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';

const route = getRouteApi('/connecte/droits');

const VUES = [
  { value: 'ouvertes', label: 'À traiter' },
  { value: 'closes', label: 'Closes' },
];

/** Demandes de droit : la file du délégué à la protection des données, et la demande qu'il lit. */
export function PageDroits() {
  const { etat, ouverte } = route.useSearch();
  const naviguer = route.useNavigate();
  return (
    <Page>
      <EnTetePage
        titre="Demandes de droit"
        sousTitre="Une réponse est due en un mois, une prolongation se motive. Ouvrir une demande s’inscrit au journal."
      />
      {ouverte && <Demande key={ouverte} id={ouverte} />}
      <Carte>
        <SegmentedControl
          mb={10}
          aria-label="Demandes montrées"
          data={VUES}
          value={etat ?? 'ouvertes'}
          onChange={(vue) => void naviguer({ search: rechercheDroits({ etat: vue, ...(ouverte ? { ouverte } : {}) }) })}
        />
        <FileDemandes closes={etat === 'closes'} />
      </Carte>
    </Page>
  );
}
