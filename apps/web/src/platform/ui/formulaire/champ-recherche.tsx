import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

type Props = {
  readonly label: string;
  /** Valeur de l'adresse. */
  readonly valeur: string | undefined;
  /** Appelé 300 ms après la dernière frappe. */
  readonly surChoix: (valeur: string) => void;
  readonly placeholder?: string;
};

/** Champ de recherche d'une liste : sa valeur vit dans l'adresse, qui se partage et se retrouve. */
export function ChampRecherche({ label, valeur, surChoix, placeholder }: Props) {
  const [saisie, poserSaisie] = useState(valeur ?? '');
  const [connue, poserConnue] = useState(valeur);
  const chercher = useDebouncedCallback(surChoix, 300);
  // L'adresse a changé sans nous (retour arrière, filtre ôté) : elle l'emporte sur la saisie.
  if (connue !== valeur) {
    poserConnue(valeur);
    if (saisie.trim() !== (valeur ?? '')) poserSaisie(valeur ?? '');
  }
  return (
    <TextInput
      type="search"
      label={label}
      {...(placeholder ? { placeholder } : {})}
      value={saisie}
      autoComplete="off"
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      onChange={(e) => {
        poserSaisie(e.currentTarget.value);
        chercher(e.currentTarget.value.trim());
      }}
    />
  );
}
