import { TextInput, Textarea } from '@mantine/core';
import { useId } from 'react';
import type { ChangeEvent, FocusEventHandler, ReactNode } from 'react';
import { AlerteMedicale } from './alerte-medicale';
import { longueurRestante } from './longueur';
import { QuiLira } from './qui-lira';
import styles from './champs.module.css';

type Props = {
  readonly label: string;
  readonly value?: string;
  readonly onChange: (texte: string) => void;
  readonly onBlur?: FocusEventHandler<HTMLTextAreaElement | HTMLInputElement>;
  /** Longueur maximale (`LIMITES_TEXTE`). */
  readonly limite: number;
  /** Qui lira ce texte : « le Service social », « Mme G. dans son livret » ; absent tant qu'on ne le sait pas. */
  readonly lecteurs: readonly string[] | undefined;
  readonly error?: ReactNode;
  readonly description?: ReactNode;
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  /** Lignes montrées au départ ; 1 : un champ d'une seule ligne. */
  readonly lignes?: number;
  readonly className?: string | undefined;
  readonly 'data-path'?: string;
};

/**
 * Texte partagé : dit qui le lira, ce qu'il reste à écrire près de la limite, et prévient sans bloquer quand un mot peut
 * révéler une maladie.
 */
export function ChampTexteLibre(props: Props) {
  const { label, value = '', onChange, limite, lecteurs, lignes = 3, error, className, ...reste } = props;
  const idAide = useId();
  const { texte, depasse } = longueurRestante(value.length, limite);
  const champ = {
    label,
    value,
    onChange: (e: ChangeEvent<HTMLTextAreaElement | HTMLInputElement>) => onChange(e.currentTarget.value),
    error: error ?? (depasse ? `Le texte dépasse la limite de ${limite} caractères.` : null),
    'aria-describedby': idAide,
    ...reste,
  };
  return (
    <div className={`${styles['bloc']} ${className ?? ''}`}>
      {lignes === 1 ? (
        <TextInput autoComplete="off" {...champ} />
      ) : (
        <Textarea autosize minRows={lignes} maxRows={14} {...champ} />
      )}
      <div className={styles['aide']} id={idAide}>
        <QuiLira lecteurs={lecteurs} />
        <span className={depasse ? styles['depasse'] : undefined}>{texte}</span>
      </div>
      <AlerteMedicale texte={value} />
    </div>
  );
}
