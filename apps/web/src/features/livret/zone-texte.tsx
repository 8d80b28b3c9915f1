import { useId } from 'react';
import type { Ref } from 'react';
import styles from './livret.module.css';

type Props = {
  readonly label: string;
  /** Qui lira ces mots, et combien en écrire. */
  readonly aide: string;
  readonly valeur: string;
  readonly surChange: (texte: string) => void;
  readonly limite: number;
  readonly faute: string | undefined;
  readonly champ?: Ref<HTMLTextAreaElement>;
};

/** Grande zone de texte de l'assuré : ce qu'il peut écrire, qui le lira, ce qui manque. */
export function ZoneTexte({ label, aide, valeur, surChange, limite, faute, champ }: Props) {
  const id = useId();
  const reste = limite - valeur.length;
  return (
    <div className={styles['champ']}>
      <label htmlFor={id}>{label}</label>
      <p className={styles['petit']} id={`${id}-aide`}>
        {aide}
      </p>
      <textarea
        id={id}
        ref={champ}
        value={valeur}
        rows={4}
        maxLength={limite}
        aria-describedby={`${id}-aide ${id}-faute`}
        aria-invalid={faute !== undefined}
        onChange={(e) => surChange(e.currentTarget.value)}
      />
      <p id={`${id}-faute`} aria-live="polite" className={faute ? styles['faute'] : styles['petit']}>
        {faute ?? (reste < 60 ? `Il reste ${reste} caractères.` : '')}
      </p>
    </div>
  );
}
