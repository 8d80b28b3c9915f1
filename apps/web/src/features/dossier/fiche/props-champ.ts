import type { UseFormReturnType } from '@mantine/form';
import type { Champ } from '@pdp/domain';

/** Ce qu'un champ doit savoir : sa place dans le formulaire, et qui lira ce qu'on y écrit. */
export type PropsChamp = {
  readonly form: UseFormReturnType<Record<string, unknown>>;
  readonly chemin: string;
  readonly champ: Champ;
  readonly lecteurs: readonly string[] | undefined;
};
