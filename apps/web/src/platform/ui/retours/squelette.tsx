import { Skeleton } from '@mantine/core';
import styles from './retours.module.css';

type Props = { readonly lignes?: number; readonly hauteur?: number };

/** Lignes d'attente aux dimensions du contenu à venir ; dit « Chargement » aux lecteurs d'écran. */
export function Squelette({ lignes = 5, hauteur = 38 }: Props) {
  return (
    <div className={styles['squelette']} role="status">
      <span className="visuellement-cache">Chargement…</span>
      {Array.from({ length: lignes }, (_, i) => (
        <Skeleton key={i} height={hauteur} radius="md" aria-hidden="true" />
      ))}
    </div>
  );
}

/** Page d'attente : un titre et deux cartes. */
export function SquelettePage() {
  return (
    <div className={styles['squelette']} role="status">
      <span className="visuellement-cache">Chargement de la page…</span>
      <Skeleton height={30} width="min(320px, 70%)" aria-hidden="true" />
      <Skeleton height={18} width="min(460px, 90%)" aria-hidden="true" />
      <Skeleton height={120} radius="lg" aria-hidden="true" />
      <Skeleton height={240} radius="lg" aria-hidden="true" />
    </div>
  );
}
