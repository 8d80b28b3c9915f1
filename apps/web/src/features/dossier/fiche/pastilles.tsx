import type { ReactNode } from 'react';
import styles from '../dossier.module.css';

type Props = {
  readonly legende: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly valeur: readonly string[];
  readonly surChoix: (valeur: string[]) => void;
  readonly erreur?: ReactNode;
  readonly chemin?: string;
};

/** Plusieurs choix d'une liste, chacun d'un seul geste : de vraies cases à cocher, grandes et lisibles. */
export function Pastilles({ legende, options, valeur, surChoix, erreur, chemin }: Props) {
  const basculer = (code: string) =>
    surChoix(valeur.includes(code) ? valeur.filter((v) => v !== code) : [...valeur, code]);
  return (
    <fieldset className={styles['pastilles']} data-path={chemin}>
      <legend>{legende}</legend>
      <div className={styles['choix']}>
        {options.map(({ value, label }) => (
          <label key={value} className={styles['pastille']}>
            <input type="checkbox" checked={valeur.includes(value)} onChange={() => basculer(value)} />
            {label}
          </label>
        ))}
      </div>
      {erreur && <p className={styles['erreur']}>{erreur}</p>}
    </fieldset>
  );
}
