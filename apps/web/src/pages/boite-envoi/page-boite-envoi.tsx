import { NativeSelect, SegmentedControl } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { ETATS_NOTIFICATION, LIBELLES_ETAT_NOTIFICATION } from '@pdp/domain';
import { ListeEnvois } from '../../features/notification/liste-envois';
import { LIBELLES_CANAL } from '../../features/notification/notification.vue';
import styles from '../../features/notification/notification.module.css';
import { rechercheEnvois } from '../../navigation/recherches';
import { optionsDe } from '../../platform/format/libelles';
import { useSession } from '../../platform/session/session.requetes';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';

const route = getRouteApi('/connecte/boite-envoi');

/** Valeur du filtre d'état qui ne montre que ce qui n'est pas parti. */
const ECHECS = 'echecs';
const ETATS = [
  { value: '', label: 'Tous les états' },
  ...ETATS_NOTIFICATION.map((value) => ({ value, label: LIBELLES_ETAT_NOTIFICATION[value] })),
];
const CANAUX = [{ value: '', label: 'Courriels et SMS' }, ...optionsDe(LIBELLES_CANAL)];

/** Boîte d'envoi : les messages tels qu'ils partent, et ceux qui ne sont pas partis. */
export function PageBoiteEnvoi() {
  const { etat, canal } = route.useSearch();
  const naviguer = route.useNavigate();
  const { demo } = useSession();
  const echecs = etat === ECHECS;
  const poser = (suite: Record<string, string>) =>
    void naviguer({ search: rechercheEnvois({ etat, canal, ...suite }), replace: true });
  const connu = ETATS_NOTIFICATION.find((possible) => possible === etat);
  return (
    <Page>
      <EnTetePage
        titre="Boîte d’envoi"
        sousTitre={
          demo
            ? 'En démonstration, les messages s’arrêtent ici\u00a0: voici ce que chacun recevrait.'
            : 'Courriels et SMS de la plateforme, sans rien d’un dossier.'
        }
      />
      <Carte>
        <Filtres etat={etat} canal={canal} poser={poser} />
        <ListeEnvois echecs={echecs} etat={connu} canal={canal} />
      </Carte>
    </Page>
  );
}

type PropsFiltres = {
  etat: string | undefined;
  canal: string | undefined;
  poser: (suite: Record<string, string>) => void;
};

function Filtres({ etat, canal, poser }: PropsFiltres) {
  const echecs = etat === ECHECS;
  return (
    <div className={styles['filtres']}>
      <SegmentedControl
        aria-label="Messages affichés"
        data={[
          { value: '', label: 'Tous les messages' },
          { value: ECHECS, label: 'Non remis' },
        ]}
        value={echecs ? ECHECS : ''}
        onChange={(choisi) => poser({ etat: choisi })}
      />
      <div className={styles['filtres']} style={{ margin: 0 }}>
        {!echecs && (
          <NativeSelect
            label="État"
            data={ETATS}
            value={etat ?? ''}
            onChange={(e) => poser({ etat: e.currentTarget.value })}
          />
        )}
        <NativeSelect
          label="Canal"
          data={CANAUX}
          value={canal ?? ''}
          onChange={(e) => poser({ canal: e.currentTarget.value })}
        />
      </div>
    </div>
  );
}
