import { IconBell, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useIntervalleSecours } from '../../../platform/realtime/etat-connexion';
import { optionsNotifications } from '../../notification/notification.requetes';
import { ouvrirPalette } from '../palette/etat-palette';
import { EtatReseau } from './etat-reseau';
import { MenuFonction } from './menu-fonction';
import { MenuUtilisateur } from './menu-utilisateur';
import styles from './coque.module.css';

/** Barre du haut : recherche, état du réseau, fonction, notifications, compte. */
export function BarreHaute() {
  return (
    <header className={styles['barre']}>
      <button type="button" className={styles['cherche']} onClick={ouvrirPalette} aria-haspopup="dialog">
        <IconSearch size={18} aria-hidden="true" style={{ flex: 'none' }} />
        <span style={{ flex: 1 }}>Nom, NIR ou n° de dossier…</span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      <div className={styles['moi']}>
        <EtatReseau />
        <MenuFonction />
        <LienNotifications />
        <MenuUtilisateur />
      </div>
    </header>
  );
}

function LienNotifications() {
  const { data } = useQuery({ ...optionsNotifications, refetchInterval: useIntervalleSecours(30_000) });
  const nonLues = data?.nonLues ?? 0;
  return (
    <Link to="/notifications" className={styles['boutonBarre']}>
      <IconBell size={20} aria-hidden="true" />
      <span className={styles['texteLong']}>Notifications</span>
      {nonLues > 0 && (
        <b data-notifications={nonLues}>
          {nonLues}
          <span className="visuellement-cache"> non lues</span>
        </b>
      )}
    </Link>
  );
}
