import { useParams } from '@tanstack/react-router';
import { EcranSalle } from '../../features/revue/ecran/ecran-salle';

/** Mode salle : l’écran partagé d’une revue. */
export function PageRevueEcran() {
  const { id } = useParams({ strict: false }) as { id: string };
  return <EcranSalle revueId={id} />;
}
