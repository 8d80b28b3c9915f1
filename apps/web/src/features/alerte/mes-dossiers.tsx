import { Button } from '@mantine/core';
import type { AlerteVue } from '@pdp/domain';
import type { useGesteAlerte } from './alerte.requetes';
import styles from './alerte.module.css';

type Props = { readonly alerte: AlerteVue; readonly geste: ReturnType<typeof useGesteAlerte> };

/** Les dossiers que je suis dans cette alerte ; ceux des autres référents ne se montrent pas. */
export function MesDossiers({ alerte: { mesDossiers, capacites }, geste }: Props) {
  if (mesDossiers.length === 0) return null;
  return (
    <div>
      <b>Vos dossiers</b>
      <ul className={styles['liste']}>
        {mesDossiers.map(({ dossierId, numero, personne, confirme }) => (
          <li key={dossierId} className={styles['ligne']}>
            <span>
              {personne} <span className="fin">{numero}</span>{' '}
              <span className="fin">{confirme === null ? 'sans réponse' : confirme ? 'confirmé' : 'retiré'}</span>
            </span>
            {capacites.includes('repondre') && (
              <span className={styles['gestes']}>
                <Button
                  variant={confirme === true ? 'filled' : 'default'}
                  size="compact-md"
                  aria-label={`Confirmer ${numero}`}
                  onClick={() => geste.mutate({ dossierId, confirme: true })}
                >
                  Confirmer
                </Button>
                <Button
                  variant={confirme === false ? 'filled' : 'default'}
                  size="compact-md"
                  aria-label={`Retirer ${numero}`}
                  onClick={() => geste.mutate({ dossierId, confirme: false })}
                >
                  Retirer
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
