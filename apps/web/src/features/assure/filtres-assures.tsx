import { NativeSelect } from '@mantine/core';
import type { RechercheAssures } from '../../navigation/recherches';
import { ChampRecherche } from '../../platform/ui/formulaire/champ-recherche';
import { OPTIONS_ALERTE, OPTIONS_ETAT } from './assure.vue';
import styles from '../dossier/dossier.module.css';

const PERIMETRES = [
  { value: '', label: 'Tous' },
  { value: 'moi', label: 'Dont je suis référent' },
];

type Props = {
  readonly recherche: RechercheAssures;
  /** Texte cherché, NIR compris ; seul ce qui n'est pas un NIR va dans l'adresse. */
  readonly cherche: string | undefined;
  readonly surRecherche: (saisie: string) => void;
  readonly changer: (suite: RechercheAssures) => void;
};

/** Recherche et filtres de la liste ; ils vivent dans l'adresse, sauf un NIR. */
export function FiltresAssures({ recherche, cherche, surRecherche, changer }: Props) {
  return (
    <search className={styles['filtres']}>
      <ChampRecherche
        label="Nom, numéro de dossier ou NIR"
        placeholder="Guéguen, 56-2026-0412…"
        valeur={cherche}
        surChoix={surRecherche}
      />
      <NativeSelect
        label="Dossiers"
        data={PERIMETRES}
        value={recherche.referent ?? ''}
        onChange={(e) => {
          const { referent: _, ...reste } = recherche;
          changer(e.currentTarget.value === 'moi' ? { ...reste, referent: 'moi' } : reste);
        }}
      />
      <NativeSelect
        label="État"
        data={OPTIONS_ETAT}
        value={recherche.etat ?? ''}
        onChange={(e) => changer({ ...recherche, etat: e.currentTarget.value })}
      />
      <NativeSelect
        label="À surveiller"
        data={OPTIONS_ALERTE}
        value={recherche.alerte ?? ''}
        onChange={(e) => changer({ ...recherche, alerte: e.currentTarget.value })}
      />
    </search>
  );
}
