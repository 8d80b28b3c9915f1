import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { peutActe } from '@pdp/permissions';
import { ListeNotifications } from '../../features/notification/liste-notifications';
import { optionsNotifications, useMarquerLues } from '../../features/notification/notification.requetes';
import { Preferences } from '../../features/notification/preferences';
import styles from '../../features/notification/notification.module.css';
import { rechercheNotifications } from '../../navigation/recherches';
import { pluriel } from '../../platform/format/textes';
import { useSession } from '../../platform/session/session.requetes';
import { LienTexte } from '../../platform/ui/liens/liens';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { DeuxColonnes, Page, Pile } from '../../platform/ui/mise-en-page/grille';

const route = getRouteApi('/connecte/notifications');
const FILTRES = [
  { value: '', label: 'Toutes' },
  { value: 'non-lues', label: 'Non lues' },
];

/** Notifications : ce qui vient d'arriver, jour par jour, et comment être prévenu. */
export function PageNotifications() {
  const { filtre } = route.useSearch();
  const naviguer = route.useNavigate();
  const { fonction } = useSession().habilitationActive;
  return (
    <Page>
      <EnTetePage titre="Notifications" sousTitre={<NonLues />} actions={<ToutMarquer />} />
      <DeuxColonnes>
        <Carte>
          <div className={styles['filtres']}>
            <SegmentedControl
              aria-label="Notifications affichées"
              data={FILTRES}
              value={filtre ?? ''}
              onChange={(choisi) =>
                void naviguer({ search: rechercheNotifications({ filtre: choisi }), replace: true })
              }
            />
          </div>
          <ListeNotifications filtre={filtre} />
        </Carte>
        <Pile>
          <Preferences />
          {peutActe(fonction, 'envoi.superviser') && (
            <Carte titre="Messages non remis">
              <p>
                <LienTexte to="/boite-envoi" search={{ etat: 'echecs' }}>
                  Voir les messages qui ne sont pas partis
                </LienTexte>
                , leur cause, et les renvoyer.
              </p>
            </Carte>
          )}
        </Pile>
      </DeuxColonnes>
    </Page>
  );
}

function NonLues() {
  const nonLues = useQuery(optionsNotifications).data?.nonLues;
  if (nonLues === undefined) return <>&nbsp;</>;
  return <span role="status">{nonLues === 0 ? 'Tout est lu.' : `${pluriel(nonLues, 'non lue', 'non lues')}.`}</span>;
}

function ToutMarquer() {
  const nonLues = useQuery(optionsNotifications).data?.nonLues ?? 0;
  const marquer = useMarquerLues();
  return (
    <Button
      variant="default"
      disabled={nonLues === 0}
      loading={marquer.isPending}
      onClick={() => marquer.mutate(undefined)}
    >
      Tout marquer comme lu
    </Button>
  );
}
