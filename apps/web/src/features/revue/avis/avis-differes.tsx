import type { AvisDiffereVue } from '@pdp/domain';
import { dateMoyenne } from '../../../platform/format/dates';
import styles from './avis.module.css';

/** Avis laissés par des voix absentes ; sans droit sur son texte, on sait seulement de qui il vient. */
export function AvisDifferes({ avis }: { readonly avis: readonly AvisDiffereVue[] }) {
  if (avis.length === 0) return null;
  return (
    <section aria-label="Avis laissés d’avance">
      <h3>Avis laissés d’avance</h3>
      <ul className={styles['avis']}>
        {avis.map((a) => (
          <li key={a.id}>
            <b>{a.auteur}</b>{' '}
            <span className="fin">
              {a.fonction}, {dateMoyenne(a.le)}
            </span>
            {a.texte === null ? (
              <p className="ferme">Son texte n’est pas dans ce que vous pouvez lire.</p>
            ) : (
              <p>« {a.texte} »</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
