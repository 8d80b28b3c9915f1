import { useSession } from '../../../platform/session/session.requetes';
import styles from './coque.module.css';

/** Rappelle que tout est fictif en démonstration. */
export function BandeauDemo() {
  const { demo } = useSession();
  if (!demo) return null;
  return (
    <aside className={styles['demo']} aria-label="Mode démonstration">
      <p>Mode démonstration&nbsp;: personnes et données fictives, aucun message ne part vraiment.</p>
    </aside>
  );
}
