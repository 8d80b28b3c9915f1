import type { ReactNode } from 'react';
import { useTitrePage } from '../accessibilite/titre-page';
import styles from './en-tete-page.module.css';

type Props = {
  readonly titre: ReactNode;
  /** Titre de l'onglet, sans donnée personnelle ; obligatoire si `titre` n'est pas un texte ou nomme une personne. */
  readonly titreOnglet?: string;
  readonly sousTitre?: ReactNode;
  readonly puces?: ReactNode;
  readonly actions?: ReactNode;
};

/** En-tête de page : le seul `h1`, l'onglet, les actions principales. */
export function EnTetePage({ titre, titreOnglet, sousTitre, puces, actions }: Props) {
  const reference = useTitrePage(titreOnglet ?? (typeof titre === 'string' ? titre : 'Page'));
  return (
    <div className={styles['entete']}>
      <div className={styles['titres']}>
        <div className={styles['ligne']}>
          <h1 ref={reference} tabIndex={-1}>
            {titre}
          </h1>
          {puces}
        </div>
        {sousTitre && <p className="doux">{sousTitre}</p>}
      </div>
      {actions && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
