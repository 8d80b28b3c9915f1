import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { doitIgnorer, doitIgnorerPalette, RACCOURCIS } from '../../../platform/clavier/raccourcis';
import { peutVoirEcran } from '../../../platform/permissions/menu';
import type { Ecran } from '../../../platform/permissions/menu';
import { useSession } from '../../../platform/session/session.requetes';
import { aideClavierOuverte, ouvrirPalette } from './etat-palette';

/** Branche Ctrl K, N, ? et G puis une lettre, sur tous les écrans des professionnels. */
export function useRaccourcisGlobaux(): void {
  const naviguer = useNavigate();
  const { fonction } = useSession().habilitationActive;
  useEffect(() => {
    const aller = (
      ecran: Ecran,
      vers: '/signaler' | '/travail' | '/assures' | '/signalements' | '/revues' | '/notifications',
    ) => {
      return (e: KeyboardEvent) => {
        if (!peutVoirEcran(fonction, ecran)) return;
        e.preventDefault();
        void naviguer({ to: vers });
      };
    };
    const uneTouche = {
      [RACCOURCIS.signaler.combinaison]: aller('signaler', '/signaler'),
      [RACCOURCIS.travail.combinaison]: aller('travail', '/travail'),
      [RACCOURCIS.assures.combinaison]: aller('assures', '/assures'),
      [RACCOURCIS.signalements.combinaison]: aller('signalements', '/signalements'),
      [RACCOURCIS.revues.combinaison]: aller('revues', '/revues'),
      [RACCOURCIS.notifications.combinaison]: aller('notifications', '/notifications'),
      [RACCOURCIS.aide.combinaison]: (e: KeyboardEvent) => {
        e.preventDefault();
        aideClavierOuverte.poser(true);
      },
    };
    const palette = {
      [RACCOURCIS.palette.combinaison]: (e: KeyboardEvent) => {
        e.preventDefault();
        ouvrirPalette();
      },
    };
    const cesser = tinykeys(window, uneTouche, { ignore: (e) => doitIgnorer(e) });
    const cesserPalette = tinykeys(window, palette, { ignore: doitIgnorerPalette });
    return () => {
      cesser();
      cesserPalette();
    };
  }, [naviguer, fonction]);
}
