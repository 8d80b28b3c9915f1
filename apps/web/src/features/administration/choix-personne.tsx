import { Radio } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { LIBELLES_FONCTION } from '@pdp/domain';
import { libelleDe } from '../../platform/format/libelles';
import { ChampRecherche } from '../../platform/ui/formulaire/champ-recherche';
import { optionsAnnuaire } from '../annuaire/annuaire.requetes';
import styles from './administration.module.css';

type Props = {
  readonly value?: string;
  readonly onChange: (utilisateurId: string) => void;
  readonly error?: ReactNode;
  readonly 'data-path'?: string;
};

const MONTREES = 6;

/** Choisit une personne de l'annuaire : on tape son nom, puis on la coche. */
export function ChoixPersonne({ value = '', onChange, error, 'data-path': chemin }: Props) {
  const [mots, poserMots] = useState('');
  const annuaire = useInfiniteQuery({ ...optionsAnnuaire({ recherche: mots }), enabled: mots.length >= 2 });
  const trouvees = mots.length >= 2 ? (annuaire.data?.pages.flatMap(({ elements }) => elements) ?? []) : [];
  return (
    <div className={styles['choix']} data-path={chemin}>
      <ChampRecherche label="Chercher la personne" valeur={mots} surChoix={poserMots} />
      <p className="fin" role="status">
        {mots.length < 2 && 'Tapez au moins deux lettres de son nom.'}
        {mots.length >= 2 && annuaire.isSuccess && trouvees.length === 0 && 'Personne de ce nom dans l’annuaire.'}
        {trouvees.length > MONTREES && 'Précisez le nom pour réduire la liste.'}
      </p>
      <Radio.Group label="Personne" required value={value} onChange={onChange} error={error}>
        <div className={styles['choix']}>
          {trouvees.slice(0, MONTREES).map(({ id, nom, fonction, organisme }) => (
            <Radio
              key={id}
              value={id}
              label={nom}
              description={[libelleDe(LIBELLES_FONCTION, fonction), organisme?.nom].filter(Boolean).join(', ')}
            />
          ))}
        </div>
      </Radio.Group>
    </div>
  );
}
