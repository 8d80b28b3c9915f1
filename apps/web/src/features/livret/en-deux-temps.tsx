import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { enEchec } from '../../platform/api/probleme';
import styles from './livret.module.css';

type Props = {
  /** Premier appui : « Retirer mon accord ». */
  readonly libelle: string;
  /** Précise le bouton aux lecteurs d'écran quand plusieurs portent le même nom. */
  readonly precision?: string;
  readonly question: string;
  /** Ce qui va se passer, en phrases courtes. */
  readonly children: ReactNode;
  /** Second appui. */
  readonly oui: string;
  readonly non: string;
  readonly enCours: boolean;
  readonly erreur: unknown;
  readonly agir: () => void;
  readonly enBouton?: boolean;
};

/** Action en deux appuis : le premier explique ce qui va se passer, le second le fait. */
export function EnDeuxTemps(props: Props) {
  const { libelle, precision, enBouton = false } = props;
  const [ouvert, poserOuvert] = useState(false);
  const declencheur = useRef<HTMLButtonElement>(null);
  const revenir = useRef(false);
  useEffect(() => {
    if (!ouvert && revenir.current) declencheur.current?.focus();
    revenir.current = false;
  }, [ouvert]);
  if (ouvert) {
    const garder = () => {
      revenir.current = true;
      poserOuvert(false);
    };
    return <Confirmation {...props} garder={garder} />;
  }
  const classe = enBouton ? `${styles['bouton']} ${styles['second']}` : styles['lien'];
  return (
    <button
      type="button"
      ref={declencheur}
      className={`${classe} ${styles['ecran']}`}
      onClick={() => poserOuvert(true)}
    >
      {libelle}
      {precision && <span className="visuellement-cache">&nbsp;: {precision}</span>}
    </button>
  );
}

function Confirmation({ question, children, oui, non, enCours, erreur, agir, garder }: Props & { garder: () => void }) {
  const boite = useRef<HTMLDivElement>(null);
  const idTitre = useId();
  useEffect(() => boite.current?.focus(), []);
  return (
    <div
      ref={boite}
      role="group"
      aria-labelledby={idTitre}
      tabIndex={-1}
      className={`${styles['confirmation']} ${styles['ecran']}`}
    >
      <strong id={idTitre}>{question}</strong>
      <div>{children}</div>
      {erreur !== null && erreur !== undefined && (
        <p role="alert" className={styles['faute']}>
          {enEchec(erreur).message}
        </p>
      )}
      <button type="button" className={styles['bouton']} disabled={enCours} onClick={agir}>
        {enCours ? 'Un instant…' : oui}
      </button>
      <button type="button" className={`${styles['bouton']} ${styles['second']}`} onClick={garder}>
        {non}
      </button>
    </div>
  );
}
