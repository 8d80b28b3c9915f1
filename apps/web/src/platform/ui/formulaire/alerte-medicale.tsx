import { IconInfoCircle } from '@tabler/icons-react';
import { conseilsMedicaux, motsMedicaux } from '@pdp/domain';
import { useDeferredValue, useMemo } from 'react';
import { useAujourdhui } from '../../format/horloge';
import styles from './champs.module.css';

/** Prévient, sans bloquer, quand un texte partagé contient un mot qui peut révéler une maladie : lequel, pourquoi, que dire. */
export function AlerteMedicale({ texte }: { readonly texte: string }) {
  const jour = useAujourdhui();
  const lu = useDeferredValue(texte);
  const conseils = useMemo(() => conseilsMedicaux(motsMedicaux(lu, jour)), [lu, jour]);
  return (
    <div aria-live="polite">
      {conseils.length > 0 && (
        <div className={styles['alerte']}>
          <IconInfoCircle size={16} aria-hidden="true" />
          <div>
            {conseils.map(({ mots, pourquoi, plutot }) => (
              <p key={pourquoi}>
                «&nbsp;{mots.join('\u00a0», «\u00a0')}&nbsp;» {mots.length > 1 ? 'en disent trop' : 'en dit trop'}
                &nbsp;: cela {pourquoi}. Plutôt, {plutot}.
              </p>
            ))}
            <p>Aucun diagnostic ne se note ici. Vous pouvez tout de même enregistrer.</p>
          </div>
        </div>
      )}
    </div>
  );
}
