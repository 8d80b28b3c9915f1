import { Puce } from './puce';
import styles from './puce.module.css';

/** « en direct », avec son point rouge dessiné : aucune police ne manque de ce signe. */
export const PuceEnDirect = () => (
  <Puce couleur="rouge">
    <span className={styles['point']} aria-hidden="true" />
    en direct
  </Puce>
);
