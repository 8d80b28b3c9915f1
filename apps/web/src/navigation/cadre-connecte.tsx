import { lazy, Suspense } from 'react';
import { estEspaceAssure } from '../platform/permissions/menu';
import { useSession } from '../platform/session/session.requetes';
import { SquelettePage } from '../platform/ui/retours/squelette';

const Coque = lazy(() => import('../features/navigation/coque/coque').then(({ Coque: c }) => ({ default: c })));
const CoqueAssure = lazy(() =>
  import('../features/navigation/coque/coque-assure').then(({ CoqueAssure: c }) => ({ default: c })),
);

/** Cadre selon la fonction : l'espace de l'assuré ne charge rien de celui des professionnels. */
export function CadreConnecte() {
  const { fonction } = useSession().habilitationActive;
  return <Suspense fallback={<SquelettePage />}>{estEspaceAssure(fonction) ? <CoqueAssure /> : <Coque />}</Suspense>;
}
