import {
  closestCenter,
  DndContext,
  PointerSensor,
  useSensor,
  useSensors,
  type Announcements,
  type DragEndEvent,
  type Over,
} from '@dnd-kit/core';
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable';
import type { ReactNode } from 'react';

type Props = {
  readonly ids: readonly string[];
  /** Rang voulu, compté depuis 0. */
  readonly surPoser: (id: string, vers: number) => void;
  readonly children: ReactNode;
};

// En deçà, c'est un clic sur la poignée.
const DEPLACEMENT_MIN = { distance: 6 };

/** Liste dont les lignes se glissent à la souris ou au doigt. Le clavier a ses propres touches : tout y est aussi faisable. */
export function Glisser({ ids, surPoser, children }: Props) {
  const capteurs = useSensors(useSensor(PointerSensor, { activationConstraint: DEPLACEMENT_MIN }));
  const poser = ({ active, over }: DragEndEvent): void => {
    if (over && over.id !== active.id) surPoser(String(active.id), ids.indexOf(String(over.id)));
  };
  return (
    <DndContext
      sensors={capteurs}
      collisionDetection={closestCenter}
      onDragEnd={poser}
      accessibility={{ announcements: annonces(ids), screenReaderInstructions: { draggable: '' } }}
    >
      <SortableContext items={[...ids]} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  );
}

// La pose s'annonce avec tout autre déplacement : ici, rien de plus.
function annonces(ids: readonly string[]): Announcements {
  const place = (over: Over): number => ids.indexOf(String(over.id)) + 1;
  return {
    onDragStart: () => undefined,
    onDragOver: ({ over }) => (over ? `Place ${place(over)} sur ${ids.length}.` : undefined),
    onDragEnd: () => '',
    onDragCancel: () => 'Remis à sa place.',
  };
}
