import { NativeSelect, SegmentedControl } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { LIBELLES_UNITE } from '@pdp/domain';
import type { Unite } from '@pdp/domain';
import { peutActe } from '@pdp/permissions';
import { ApercuImport } from '../../features/reperage/apercu-import';
import { OPTIONS_ETAT_APPEL, OPTIONS_SEUIL } from '../../features/reperage/appels.vue';
import { DepotListe } from '../../features/reperage/depot-liste';
import { ImportsPasses } from '../../features/reperage/imports-passes';
import { ListeAppels } from '../../features/reperage/liste-appels';
import { Filtres } from '../../platform/ui/mise-en-page/filtres';
import { rechercheReperage } from '../../navigation/recherches';
import type { RechercheReperage } from '../../navigation/recherches';
import { useSession } from '../../platform/session/session.requetes';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';

const route = getRouteApi('/connecte/reperage');
const FILES: readonly Unite[] = ['SERVICE_MEDICAL', 'SERVICE_SOCIAL'];
const ONGLETS = [
  { value: 'liste', label: 'Liste mensuelle' },
  { value: 'appels', label: 'Listes d’appel' },
];

/** Repérage : la liste mensuelle de la CPAM, et les personnes à appeler aux 45e et 90e jours. */
export function PageReperage() {
  const recherche = route.useSearch();
  const naviguer = route.useNavigate();
  const { fonction, unite } = useSession().habilitationActive;
  const depose = peutActe(fonction, 'import.deposer');
  const onglet = depose ? (recherche.onglet ?? 'liste') : 'appels';
  const changer = (suite: RechercheReperage) => void naviguer({ search: suite, replace: true });
  return (
    <Page>
      <EnTetePage
        titre="Repérage"
        sousTitre={
          onglet === 'liste'
            ? 'Déposer la liste, vérifier chaque ligne, confirmer.'
            : 'Les arrêts de plus de 45 ou 90 jours\u00a0: appeler, puis signaler ou écarter.'
        }
        actions={
          depose && (
            <SegmentedControl
              aria-label="Partie affichée"
              data={ONGLETS}
              value={onglet}
              onChange={(choisi) => changer(rechercheReperage({ onglet: choisi }))}
            />
          )
        }
      />
      {onglet === 'liste' ? (
        <ListeMensuelle recherche={recherche} changer={changer} />
      ) : (
        <Carte>
          <FiltresAppels recherche={recherche} services={unite === 'CPAM'} changer={changer} />
          <ListeAppels filtres={recherche} plusieursServices={unite === 'CPAM'} />
        </Carte>
      )}
    </Page>
  );
}

type Props = { recherche: RechercheReperage; changer: (suite: RechercheReperage) => void };

function ListeMensuelle({ recherche, changer }: Props) {
  const { import: id, sort } = recherche;
  return (
    <>
      {id ? (
        <ApercuImport
          key={id}
          id={id}
          sort={sort}
          filtrer={(choisi) => changer({ onglet: 'liste', import: id, ...(choisi ? { sort: choisi } : {}) })}
          fermer={() => changer({ onglet: 'liste' })}
        />
      ) : (
        <DepotListe surDepose={(depose) => changer({ onglet: 'liste', import: depose })} />
      )}
      <ImportsPasses />
    </>
  );
}

function FiltresAppels({ recherche, services, changer }: Props & { services: boolean }) {
  const poser = (suite: Record<string, unknown>) =>
    changer(rechercheReperage({ ...recherche, import: undefined, sort: undefined, onglet: 'appels', ...suite }));
  return (
    <Filtres largeur={200}>
      <NativeSelect
        label="Seuil"
        data={OPTIONS_SEUIL}
        value={recherche.seuil ?? ''}
        onChange={(e) => poser({ seuil: e.currentTarget.value })}
      />
      <NativeSelect
        label="État"
        data={OPTIONS_ETAT_APPEL}
        value={recherche.etat ?? ''}
        onChange={(e) => poser({ etat: e.currentTarget.value })}
      />
      {services && (
        <NativeSelect
          label="Service"
          data={[
            { value: '', label: 'Tous les services' },
            ...FILES.map((value) => ({ value, label: LIBELLES_UNITE[value] })),
          ]}
          value={recherche.unite ?? ''}
          onChange={(e) => poser({ unite: e.currentTarget.value })}
        />
      )}
    </Filtres>
  );
}
