import { Textarea } from '@mantine/core';
import { IconEye, IconInfoCircle } from '@tabler/icons-react';
import { useId } from 'react';
import type { FocusEventHandler, ReactNode } from 'react';
import { motsMedicaux } from './mots-medicaux';
import styles from './champs.module.css';

type Props = {
  readonly label: string;
  readonly value?: string;
  readonly onChange: (texte: string) => void;
  readonly onBlur?: FocusEventHandler<HTMLTextAreaElement>;
  /** Longueur maximale (`LIMITES_TEXTE`). */
  readonly limite: number;
  /** Qui lira ce texte : « le Service social », « Mme G. dans son livret ». */
  readonly lecteurs: readonly string[];
  readonly error?: ReactNode;
  readonly description?: ReactNode;
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly lignes?: number;
  readonly 'data-path'?: string;
};

/** Texte partagé : dit qui le lira, compte les caractères, prévient sans bloquer quand un mot peut révéler une maladie. */
export function ChampTexteLibre(props: Props) {
  const { label, value = '', onChange, limite, lecteurs, lignes = 3, error, ...reste } = props;
  const idAide = useId();
  const trouves = motsMedicaux(value);
  const depasse = value.length > limite;
  return (
    <div className={styles['bloc']}>
      <Textarea
        label={label}
        value={value}
        onChange={(e) => onChange(e.currentTarget.value)}
        autosize
        minRows={lignes}
        maxRows={14}
        error={error ?? (depasse ? `Le texte dépasse la limite de ${limite} caractères.` : null)}
        aria-describedby={idAide}
        {...reste}
      />
      <div className={styles['aide']} id={idAide}>
        <span className={styles['lecteurs']}>
          <IconEye size={15} aria-hidden="true" />
          Qui lira ce texte&nbsp;: {lecteurs.join(', ')}
        </span>
        <span className={depasse ? styles['depasse'] : undefined}>
          <span className="visuellement-cache">Caractères utilisés&nbsp;: </span>
          {value.length} / {limite}
        </span>
      </div>
      <div aria-live="polite">{trouves.length > 0 && <AlerteMedicale mots={trouves} />}</div>
    </div>
  );
}

function AlerteMedicale({ mots }: { mots: readonly string[] }) {
  return (
    <p className={styles['alerte']}>
      <IconInfoCircle size={16} aria-hidden="true" />
      <span>
        Ce texte semble parler de santé («&nbsp;{mots.join('\u00a0», «\u00a0')}&nbsp;»). Aucun diagnostic ne se note
        ici&nbsp;: décrivez plutôt ce que la personne peut faire. Vous pouvez tout de même enregistrer.
      </span>
    </p>
  );
}
