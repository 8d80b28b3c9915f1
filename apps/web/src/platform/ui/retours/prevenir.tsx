import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { enEchec } from '../../api/probleme';

type Options = {
  /** Propose « Annuler » pendant 12 s : pour une action réversible. */
  readonly annuler?: () => void;
};

function montrer(
  titre: string | undefined,
  message: ReactNode,
  couleur: string,
  duree: number | false,
  options: Options = {},
): void {
  const id = `retour-${Date.now()}-${Math.round(performance.now())}`;
  const annuler = options.annuler;
  notifications.show({
    id,
    ...(titre ? { title: titre } : {}),
    color: couleur,
    autoClose: annuler ? 12_000 : duree,
    message: annuler ? (
      <>
        <span>{message} </span>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            notifications.hide(id);
            annuler();
          }}
        >
          Annuler
        </Button>
      </>
    ) : (
      message
    ),
  });
}

/** Messages brefs en bas de l'écran ; une erreur reste jusqu'à ce qu'on la ferme. */
export const prevenir = {
  succes: (message: ReactNode, options?: Options) => montrer(undefined, message, 'teal', 6_000, options),
  information: (message: ReactNode) => montrer(undefined, message, 'bleu', 10_000),
  echec: (erreur: unknown) => {
    const echec = enEchec(erreur);
    const numero = echec.correlationId ? ` (n° ${echec.correlationId})` : '';
    montrer(echec.titre, `${echec.message}${numero}`, 'rouge', false);
  },
};
