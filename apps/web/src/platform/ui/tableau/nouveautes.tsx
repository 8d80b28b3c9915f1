import { Button } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { pluriel } from '../../format/textes';

type Props = { readonly nombre: number; readonly afficher: () => void };

/** « 3 nouveautés, afficher » : la liste ne bouge qu'à la demande. */
export function Nouveautes({ nombre, afficher }: Props) {
  return (
    <span role="status">
      {nombre > 0 && (
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconArrowUp size={14} aria-hidden="true" />}
          onClick={afficher}
        >
          {pluriel(nombre, 'nouveauté')}, afficher
        </Button>
      )}
    </span>
  );
}
