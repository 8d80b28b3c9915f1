import { Button } from '@mantine/core';
import { heure } from '../../format/dates';
import { Bandeau } from '../retours/bandeau';

type Props = {
  readonly le: number | undefined;
  readonly recommencer: () => void;
  /** Le formulaire demande un numéro de sécurité sociale, que le brouillon ne garde pas. */
  readonly sansNir?: boolean;
};

/** Dit qu'un brouillon a été retrouvé et propose de repartir de zéro. */
export function BrouillonRetrouve({ le, recommencer, sansNir = false }: Props) {
  if (le === undefined) return null;
  return (
    <Bandeau couleur="bleu" annonce>
      <span>
        Votre brouillon de {heure(new Date(le).toISOString())} a été retrouvé.
        {sansNir && ' Le numéro de sécurité sociale n’est jamais gardé.'}
      </span>
      <Button size="compact-sm" variant="default" onClick={recommencer}>
        Repartir de zéro
      </Button>
    </Bandeau>
  );
}
