import { NativeSelect, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { Groupe } from '../onglets';
import styles from '../dossier.module.css';

type Props = { readonly groupes: readonly Groupe[]; readonly actif: string; readonly surChoix: (cle: string) => void };

/** Groupes d'onglets du dossier ; au téléphone, une seule liste de toutes les rubriques. */
export function OngletsDossier({ groupes, actif, surChoix }: Props) {
  if (useTelephone()) {
    return (
      <NativeSelect
        label="Rubrique affichée"
        data={groupes.map(({ libelle, onglets }) => ({
          group: libelle,
          items: onglets.map((onglet) => ({ value: onglet.cle, label: onglet.libelle })),
        }))}
        value={actif}
        onChange={(e) => surChoix(e.currentTarget.value)}
      />
    );
  }
  return (
    <Tabs.List className={styles['onglets']} aria-label="Rubriques du dossier">
      {groupes.map(({ cle, libelle }) => (
        <Tabs.Tab key={cle} value={cle} className={styles['onglet']}>
          {libelle}
        </Tabs.Tab>
      ))}
    </Tabs.List>
  );
}

/** Écran trop étroit pour deux rangs d'onglets : la liste de choix les remplace. */
export const useTelephone = (): boolean =>
  useMediaQuery('(max-width: 700px)', undefined, { getInitialValueInEffect: false }) ?? false;
