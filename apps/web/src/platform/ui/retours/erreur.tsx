import { Button } from '@mantine/core';
import { conseilEchec, enEchec } from '../../api/probleme';
import styles from './retours.module.css';

type Props = { readonly erreur: unknown; readonly reessayer?: (() => void) | undefined };

/** Échec d'une lecture : ce qui se passe, quoi faire, le numéro à donner au support, et « Réessayer ». */
export function Erreur({ erreur, reessayer }: Props) {
  const echec = enEchec(erreur);
  const conseil = conseilEchec(echec.code);
  return (
    <div className={styles['erreur']} role="alert">
      <h2>{echec.titre}</h2>
      {echec.message !== echec.titre && <p>{echec.message}</p>}
      {conseil && conseil !== echec.message && <p className="doux">{conseil}</p>}
      {echec.correlationId && (
        <p className="fin">
          Numéro de la demande&nbsp;: <code>{echec.correlationId}</code>
        </p>
      )}
      {reessayer && (
        <Button variant="default" onClick={reessayer}>
          Réessayer
        </Button>
      )}
    </div>
  );
}
