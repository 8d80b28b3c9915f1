import { IconEye } from '@tabler/icons-react';
import styles from './champs.module.css';

type Props = {
  /** « Service médical », « Santé au travail (AMIEM) » ; absent : pas encore su. */
  readonly lecteurs: readonly string[] | undefined;
  readonly id?: string;
};

/** « Qui lira ceci » : la même phrase sous chaque texte partagé ; un changement d'accord est annoncé. */
export function QuiLira({ lecteurs, id }: Props) {
  return (
    <span className={styles['lecteurs']} id={id} aria-live="polite">
      <IconEye size={15} aria-hidden="true" />
      <span>Qui lira ceci&nbsp;: {phrase(lecteurs)}</span>
    </span>
  );
}

function phrase(lecteurs: Props['lecteurs']): string {
  if (lecteurs === undefined) return 'recherche en cours…';
  return lecteurs.length === 0 ? 'vous seul, pour l’instant' : lecteurs.join(', ');
}
