import { TextInput } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useLayoutEffect, useRef } from 'react';
import type { ChangeEvent, FocusEventHandler, ReactNode } from 'react';
import { curseurApresFormat, etatNir, espacerNir, messageNir, nettoyerNir } from './nir';

type Props = {
  readonly value?: string;
  /** Reçoit les 15 caractères utiles, sans espace. */
  readonly onChange: (nir: string) => void;
  readonly onBlur?: FocusEventHandler<HTMLInputElement>;
  readonly error?: ReactNode;
  readonly description?: ReactNode;
  readonly label?: string;
  readonly required?: boolean;
  readonly 'data-path'?: string;
};

/** Champ du numéro de sécurité sociale : l'écrit comme sur la carte et vérifie sa clé dès le quinzième caractère. */
export function ChampNir({ value = '', onChange, error, label = 'Numéro de sécurité sociale', ...reste }: Props) {
  const champ = useRef<HTMLInputElement>(null);
  const curseur = useRef<number | undefined>(undefined);
  const formate = espacerNir(value);
  const etat = etatNir(value);
  const complet = etat !== 'vide' && etat !== 'incomplet';
  useLayoutEffect(() => {
    if (curseur.current === undefined || document.activeElement !== champ.current) return;
    champ.current?.setSelectionRange(curseur.current, curseur.current);
    curseur.current = undefined;
  });
  const changer = (e: ChangeEvent<HTMLInputElement>) => {
    const position = e.currentTarget.selectionStart ?? e.currentTarget.value.length;
    const utiles = nettoyerNir(e.currentTarget.value.slice(0, position)).length;
    const suivant = nettoyerNir(e.currentTarget.value);
    curseur.current = curseurApresFormat(espacerNir(suivant), utiles);
    onChange(suivant);
  };
  return (
    <TextInput
      ref={champ}
      label={label}
      value={formate}
      onChange={changer}
      error={error ?? (complet ? messageNir(value) : null)}
      inputMode="text"
      autoComplete="off"
      spellCheck={false}
      placeholder="1 80 12 75 123 456 42"
      rightSection={etat === 'valide' ? <IconCircleCheck color="var(--vert)" aria-hidden="true" size={20} /> : null}
      {...reste}
    />
  );
}
