import { Progress } from '@mantine/core';
import { pourcent } from '../../format/textes';

type Props = {
  /** De 0 à 1. */
  readonly part: number;
  /** Nom de ce qui avance. */
  readonly titre: string;
};

/** Barre d'avancement d'un envoi ou d'une lecture ; jamais tout à fait vide, pour se voir dès le début. */
export const BarreAvancement = ({ part, titre }: Props) => (
  <Progress.Root size="lg" radius="xl">
    <Progress.Section
      value={Math.max(part * 100, 2)}
      animated
      aria-label={titre}
      aria-valuetext={`${titre}, ${pourcent(part)}`}
    />
  </Progress.Root>
);
