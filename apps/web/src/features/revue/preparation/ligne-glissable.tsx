import { useSortable } from '@dnd-kit/sortable';
import type { DOMAttributes, ReactNode } from 'react';
import styles from './preparation.module.css';

/** Ce qui rend une poignée saisissable : à poser sur le bouton par lequel on prend la ligne. */
export type Prise = {
  readonly tenir: (poignee: HTMLElement | null) => void;
  readonly gestes: DOMAttributes<HTMLElement>;
};

type Props = {
  readonly id: string;
  readonly modifiable: boolean;
  readonly children: (prise: Prise) => ReactNode;
};

/** Ligne de l'ordre du jour que l'on glisse par sa poignée, à la souris ou au doigt ; elle ne bouge que de haut en bas. */
export function LigneGlissable({ id, modifiable, children }: Props) {
  const { setNodeRef, setActivatorNodeRef, listeners, transform, transition, isDragging } = useSortable({
    id,
    disabled: !modifiable,
  });
  const decalage = transform ? `translate3d(0, ${Math.round(transform.y)}px, 0)` : undefined;
  return (
    <li
      ref={setNodeRef}
      data-passage={id}
      className={isDragging ? styles['glissee'] : undefined}
      style={{ transform: decalage, transition }}
    >
      {children({ tenir: setActivatorNodeRef, gestes: { ...listeners } })}
    </li>
  );
}
