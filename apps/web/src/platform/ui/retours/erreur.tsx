import { Button } from '@mantine/core';
import { conseilEchec, enEchec } from '../../api/probleme';
import styles from './retours.module.css';

type Props = { readonly erreur: unknown; readonly reessayer?: (() => void) | undefined };

/** Échec : ce qui se passe, ce qui est à corriger, quoi faire, le numéro à donner au support, et « Réessayer ». */
export function Erreur({ erreur, reessayer }: Props) {
  const echec = enEchec(erreur);
  const conseil = conseilEchec(echec.code);
  const corrections = [...new Set(echec.champs.map(({ message }) => message))].filter((m) => m !== echec.message);
  return (
    <div className={styles['erreur']} role="alert">
      <h2>{echec.titre}</h2>
      {echec.message !== echec.titre && <p>{echec.message}</p>}
      {corrections.length > 0 && (
        <ul>
          {corrections.map((correction) => (
            <li key={correction}>{correction}</li>
          ))}
        </ul>
      )}
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
