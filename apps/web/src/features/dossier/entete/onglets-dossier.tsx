import { NativeSelect, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { Onglet } from '../onglets';
import styles from '../dossier.module.css';

type Props = { readonly onglets: readonly Onglet[]; readonly actif: string; readonly surChoix: (cle: string) => void };

/** Onglets du dossier ; une liste de choix au téléphone, où quatorze onglets ne tiendraient pas. */
export function OngletsDossier({ onglets, actif, surChoix }: Props) {
  const telephone = useMediaQuery('(max-width: 700px)', undefined, { getInitialValueInEffect: false });
  if (telephone) {
    return (
      <NativeSelect
        label="Rubrique affichée"
        data={onglets.map(({ cle, libelle }) => ({ value: cle, label: libelle }))}
        value={actif}
        onChange={(e) => surChoix(e.currentTarget.value)}
      />
    );
  }
  return (
    <Tabs.List className={styles['onglets']} aria-label="Rubriques du dossier">
      {onglets.map(({ cle, libelle }) => (
        <Tabs.Tab key={cle} value={cle} className={styles['onglet']}>
          {libelle}
        </Tabs.Tab>
      ))}
    </Tabs.List>
  );
}
