import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { Link, Outlet, useMatches } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useMagasin } from '../../../platform/magasin';
import { peutVoirEcran } from '../../../platform/permissions/menu';
import { useTempsReel } from '../../../platform/realtime/use-temps-reel';
import { useSession } from '../../../platform/session/session.requetes';
import { PageInterdite } from '../pages-etat/page-interdite';
import { aideClavierOuverte, paletteDemandee } from '../palette/etat-palette';
import { useRaccourcisGlobaux } from '../palette/use-raccourcis-globaux';
import { Annonceur } from './annonceur';
import { BandeauDemo } from './bandeau-demo';
import { BarreBasse } from './barre-basse';
import { BarreHaute } from './barre-haute';
import { LiensMenu } from './liens-menu';
import styles from './coque.module.css';
import '@mantine/notifications/styles.layer.css';

const Palette = lazy(() => import('../palette/palette').then(({ Palette: composant }) => ({ default: composant })));
const AideClavier = lazy(() =>
  import('../palette/aide-clavier').then(({ AideClavier: composant }) => ({ default: composant })),
);

/** Cadre des professionnels : rail, barre, contenu ; branche le temps réel, le clavier et les messages. */
export function Coque() {
  const session = useSession();
  useTempsReel(session.habilitationActive.id);
  useRaccourcisGlobaux();
  return (
    <ModalsProvider labels={{ confirm: 'Confirmer', cancel: 'Annuler' }}>
      <a className={styles['evitement']} href="#contenu">
        Aller au contenu
      </a>
      <BandeauDemo />
      <div className={styles['coque']}>
        <nav className={styles['rail']} aria-label="Menu principal">
          <Link to="/" className={styles['marque']}>
            <i aria-hidden="true" />
            Plateforme PDP
          </Link>
          <LiensMenu />
        </nav>
        <div className={styles['colonne']}>
          <BarreHaute />
          <main id="contenu" tabIndex={-1} className={styles['contenu']}>
            <PageOuInterdite />
          </main>
        </div>
      </div>
      <BarreBasse />
      <Annonceur />
      <Notifications position="bottom-right" limit={4} zIndex={600} containerWidth={400} />
      <Surcouches />
    </ModalsProvider>
  );
}

function PageOuInterdite() {
  const { fonction } = useSession().habilitationActive;
  const ecran = useMatches({ select: (pages) => pages.at(-1)?.staticData.ecran });
  return ecran && !peutVoirEcran(fonction, ecran) ? <PageInterdite /> : <Outlet />;
}

function Surcouches() {
  const recherche = useMagasin(paletteDemandee) > 0;
  const aide = useMagasin(aideClavierOuverte);
  return (
    <Suspense>
      {recherche && <Palette />}
      {aide && <AideClavier />}
    </Suspense>
  );
}
