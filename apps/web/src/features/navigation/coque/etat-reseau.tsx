import { useNetwork, useTimeout } from '@mantine/hooks';
import { useState } from 'react';
import { useEtatConnexion } from '../../../platform/realtime/etat-connexion';
import { Puce } from '../../../platform/ui/mise-en-page/puce';

/** Dit une coupure qui dure plus de deux secondes ; se tait quand tout va bien. */
export function EtatReseau() {
  const { online } = useNetwork();
  const coupe = useEtatConnexion() !== 'connectee';
  return (
    <span role="status">
      {!online && <Puce couleur="rouge">Hors ligne&nbsp;: vos saisies sont gardées</Puce>}
      {online && coupe && <Reconnexion />}
    </span>
  );
}

function Reconnexion() {
  const [dure, poserDure] = useState(false);
  useTimeout(() => poserDure(true), 2_000, { autoInvoke: true });
  return dure ? <Puce couleur="ambre">Reconnexion…</Puce> : null;
}
