import { useNetwork } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useEtatConnexion } from '../../../platform/realtime/etat-connexion';
import { Puce } from '../../../platform/ui/mise-en-page/puce';

/** Dit une coupure qui dure plus de deux secondes ; se tait quand tout va bien. */
export function EtatReseau() {
  const { online } = useNetwork();
  const coupe = useEtatConnexion() !== 'connectee';
  const [dure, poserDure] = useState(false);
  useEffect(() => {
    if (!coupe) {
      poserDure(false);
      return undefined;
    }
    const minuterie = setTimeout(() => poserDure(true), 2_000);
    return () => clearTimeout(minuterie);
  }, [coupe]);
  return (
    <span role="status">
      {!online && <Puce couleur="rouge">Hors ligne&nbsp;: vos saisies sont gardées</Puce>}
      {online && coupe && dure && <Puce couleur="ambre">Reconnexion…</Puce>}
    </span>
  );
}
