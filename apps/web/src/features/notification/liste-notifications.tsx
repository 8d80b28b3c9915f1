import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { IconBell } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import type { NotificationVue } from '@pdp/domain';
import { heure } from '../../platform/format/dates';
import { useAujourdhui } from '../../platform/format/horloge';
import { useIntervalleSecours } from '../../platform/realtime/etat-connexion';
import { Erreur } from '../../platform/ui/retours/erreur';
import { EtatVide } from '../../platform/ui/retours/etat-vide';
import { Squelette } from '../../platform/ui/retours/squelette';
import { Suite } from '../../platform/ui/tableau/pagination';
import { LienBouton } from '../../platform/ui/liens/liens';
import { optionsToutesNotifications, useMarquerLues } from './notification.requetes';
import { parJour } from './notification.vue';
import styles from './notification.module.css';

type Props = { readonly filtre: 'non-lues' | undefined };

/** Notifications groupées par jour ; ouvrir la page liée marque comme lue. */
export function ListeNotifications({ filtre }: Props) {
  const aujourdhui = useAujourdhui();
  const liste = useInfiniteQuery({
    ...optionsToutesNotifications(filtre),
    refetchInterval: useIntervalleSecours(60_000),
  });
  if (liste.isError && !liste.data) return <Erreur erreur={liste.error} reessayer={() => void liste.refetch()} />;
  if (!liste.data) return <Squelette lignes={5} />;
  const toutes = liste.data.pages.flatMap((page) => page.elements);
  if (toutes.length === 0) return <Vide filtre={filtre} />;
  return (
    <div className={styles['jours']}>
      {parJour(toutes, aujourdhui).map(({ jour, titre, notifications }) => (
        <section key={jour} aria-labelledby={`jour-${jour}`}>
          <h2 id={`jour-${jour}`}>{titre}</h2>
          <ul className={styles['liste']}>
            {notifications.map((notification) => (
              <Ligne key={notification.id} notification={notification} />
            ))}
          </ul>
        </section>
      ))}
      <Suite
        affiches={toutes.length}
        encore={liste.hasNextPage}
        enCours={liste.isFetchingNextPage}
        surSuite={() => void liste.fetchNextPage()}
      />
    </div>
  );
}

function Ligne({ notification }: { notification: NotificationVue }) {
  const { id, texte, lien, creeLe, lueLe } = notification;
  const marquer = useMarquerLues();
  const lue = lueLe !== null;
  return (
    <li className={`${styles['ligne']} ${lue ? '' : styles['nonLue']}`}>
      <span className={styles['point']} aria-hidden="true" />
      <div className={styles['texte']}>
        {!lue && <span className="visuellement-cache">Non lue&nbsp;: </span>}
        {lien ? <Lien lien={lien} texte={texte} surOuverture={() => !lue && marquer.mutate(id)} /> : texte}
        <span className="fin"> {heure(creeLe)}</span>
      </div>
      {!lue && (
        <Button
          size="compact-sm"
          variant="default"
          loading={marquer.isPending}
          aria-label={`Marquer comme lue\u00a0: ${texte} ${heure(creeLe)}`}
          onClick={() => marquer.mutate(id)}
        >
          Marquer comme lue
        </Button>
      )}
    </li>
  );
}

// Le serveur donne une adresse complète, filtres compris : le routeur la suit telle quelle.
function Lien({ lien, texte, surOuverture }: { lien: string; texte: string; surOuverture: () => void }) {
  const routeur = useRouter();
  const ouvrir = (e: MouseEvent) => {
    surOuverture();
    if (e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
    e.preventDefault();
    routeur.history.push(lien);
  };
  return (
    <a href={lien} onClick={ouvrir} data-lien-ligne="">
      {texte}
    </a>
  );
}

function Vide({ filtre }: Props) {
  if (filtre === 'non-lues') {
    return (
      <EtatVide
        titre="Tout est lu"
        icone={<IconBell size={32} />}
        action={
          <LienBouton to="/notifications" search={{}} variant="default">
            Voir toutes les notifications
          </LienBouton>
        }
      >
        Les nouveautés arriveront ici sans recharger la page.
      </EtatVide>
    );
  }
  return (
    <EtatVide titre="Aucune notification" icone={<IconBell size={32} />}>
      Une tâche confiée, une décision de revue, une question d’assuré&nbsp;: vous serez prévenu ici.
    </EtatVide>
  );
}
