import { lazyRouteComponent } from '@tanstack/react-router';
import { Suspense } from 'react';
import type { Fonction } from '@pdp/domain';
import { estEspaceAssure } from '../platform/permissions/menu';
import { useSession } from '../platform/session/session.requetes';
import { SquelettePage } from '../platform/ui/retours/squelette';

const Coque = lazyRouteComponent(() => import('../features/navigation/coque/coque'), 'Coque');
const CoqueAssure = lazyRouteComponent(() => import('../features/navigation/coque/coque-assure'), 'CoqueAssure');

/** Reçoit le cadre avant d'afficher quoi que ce soit : un cadre en attente, une fois montré, resterait 300 ms (React). */
export const chargerCadre = async (fonction: Fonction): Promise<void> =>
  void (await (estEspaceAssure(fonction) ? CoqueAssure : Coque).preload?.());

/** Cadre selon la fonction : l'espace de l'assuré ne charge rien de celui des professionnels. */
export function CadreConnecte() {
  const { fonction } = useSession().habilitationActive;
  return <Suspense fallback={<SquelettePage />}>{estEspaceAssure(fonction) ? <CoqueAssure /> : <Coque />}</Suspense>;
}
