import { useFormulaire } from '../../platform/ui/formulaire/use-formulaire';
import type { Formulaire, ReglagesFormulaire } from '../../platform/ui/formulaire/use-formulaire';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { useRelireDossier } from './dossier.requetes';

type Reglages<V extends Record<string, unknown>, C> = Omit<ReglagesFormulaire<V, C, unknown>, 'surSucces'> & {
  /** Dit une fois la saisie enregistrée. */
  readonly succes: string;
  readonly fermer: () => void;
};

/** Formulaire d'une partie d'un dossier : enregistré, il le dit, fait relire le dossier et se ferme. */
export function useFormulaireDossier<V extends Record<string, unknown>, C>(
  dossierId: string,
  { succes, fermer, ...reglages }: Reglages<V, C>,
): Formulaire<V> {
  const relire = useRelireDossier(dossierId);
  return useFormulaire<V, C, unknown>({
    ...reglages,
    surSucces: () => {
      prevenir.succes(succes);
      void relire();
      fermer();
    },
  });
}
