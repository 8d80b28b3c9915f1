import { useQuery } from '@tanstack/react-query';
import type { NotificationVue } from '@pdp/domain';
import { ilYA } from '../../platform/format/dates';
import { useMaintenant } from '../../platform/format/horloge';
import { LienInterne } from '../../platform/ui/liens/lien-interne';
import { LienTexte } from '../../platform/ui/liens/liens';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { Lecture } from '../../platform/ui/retours/lecture';
import { Squelette } from '../../platform/ui/retours/squelette';
import { optionsNotifications } from '../notification/notification.requetes';
import styles from './travail.module.css';

/** « Ce qui a changé » : les dernières notifications, chacune ouvre l'endroit exact ; rien n'y est médical. */
export function CarteChangements() {
  const notifications = useQuery(optionsNotifications);
  return (
    <Carte titre="Ce qui a changé" actions={<LienTexte to="/notifications">Tout voir</LienTexte>}>
      <Lecture requete={notifications} squelette={<Squelette lignes={3} hauteur={22} />}>
        {({ elements }) =>
          elements.length === 0 ? (
            <p className="doux">Aucune nouveauté. Vous serez prévenu ici, sans recharger la page.</p>
          ) : (
            <ul className={styles['changements']}>
              {elements.slice(0, 6).map((notification) => (
                <Changement key={notification.id} notification={notification} />
              ))}
            </ul>
          )
        }
      </Lecture>
    </Carte>
  );
}

function Changement({ notification }: { notification: NotificationVue }) {
  const maintenant = useMaintenant();
  return (
    <li>
      <LienInterne vers={notification.lien}>{notification.texte}</LienInterne>
      <div className="fin">
        {ilYA(notification.creeLe, maintenant)}
        {notification.lueLe === null && ' · non lu'}
      </div>
    </li>
  );
}
