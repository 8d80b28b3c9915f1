import { useParams } from '@tanstack/react-router';
import { Salle } from '../../features/revue/salle/salle';

/** Salle d’une revue en direct. */
export function PageRevueSalle() {
  const { id } = useParams({ strict: false }) as { id: string };
  return <Salle revueId={id} />;
}
