import { Link, Navigate, Outlet, useMatches } from '@tanstack/react-router';
import { useDeconnexion } from '../../../platform/session/session.requetes';
import { Annonceur } from './annonceur';
import { BandeauDemo } from './bandeau-demo';
import styles from './coque-assure.module.css';

/** Cadre de l'assuré et de son mandataire : une colonne, de gros textes, deux liens. */
export function CoqueAssure() {
  const ecran = useMatches({ select: (pages) => pages.at(-1)?.staticData.ecran });
  const deconnexion = useDeconnexion();
  const permise = ecran === 'mon-livret' || ecran === 'aide';
  return (
    <div className={styles['cadre']}>
      <a className={styles['evitement']} href="#contenu">
        Aller au contenu
      </a>
      <BandeauDemo />
      <header className={styles['entete']}>
        <Link to="/mon-livret" className={styles['marque']}>
          <i aria-hidden="true" />
          Mon livret de suivi
        </Link>
        <nav aria-label="Mon espace" className={styles['liens']}>
          <Link to="/aide">Aide</Link>
          <Link to="/mes-sessions">Mes sessions</Link>
          <button type="button" onClick={() => deconnexion.mutate()}>
            Me déconnecter
          </button>
        </nav>
      </header>
      <main id="contenu" tabIndex={-1} className={styles['contenu']}>
        {permise ? <Outlet /> : <Navigate to="/mon-livret" replace />}
      </main>
      <Annonceur />
    </div>
  );
}
