import { NativeSelect, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import styles from './administration.module.css';

/** Parties de l'administration, et leur nom. */
export const ONGLETS_ADMINISTRATION = {
  habilitations: 'Habilitations',
  invitations: 'Inviter par fichier',
  reconfirmation: 'Reconfirmation',
  absences: 'Absences',
  regles: 'Règles datées',
  lieux: 'Lieux d’accueil',
  droits: 'Tester les droits',
} as const;
export type OngletAdministration = keyof typeof ONGLETS_ADMINISTRATION;

/** Onglet de l'adresse, ou le premier permis. */
export const ongletDe = (
  demande: string | undefined,
  permis: readonly OngletAdministration[],
): OngletAdministration | undefined => permis.find((onglet) => onglet === demande) ?? permis[0];

type Props = {
  readonly permis: readonly OngletAdministration[];
  readonly actif: OngletAdministration;
  readonly choisir: (onglet: OngletAdministration) => void;
};

/** Onglets sur un ordinateur, une liste à choix au téléphone. */
export function OngletsAdministration({ permis, actif, choisir }: Props) {
  const telephone = useMediaQuery('(max-width: 700px)', undefined, { getInitialValueInEffect: false });
  if (permis.length < 2) return null;
  if (telephone)
    return (
      <NativeSelect
        label="Partie affichée"
        className={styles['choixOnglet']}
        data={permis.map((value) => ({ value, label: ONGLETS_ADMINISTRATION[value] }))}
        value={actif}
        onChange={(e) => choisir(e.currentTarget.value as OngletAdministration)}
      />
    );
  return (
    <Tabs value={actif} onChange={(onglet) => onglet && choisir(onglet as OngletAdministration)}>
      <Tabs.List aria-label="Parties de l’administration">
        {permis.map((onglet) => (
          <Tabs.Tab key={onglet} value={onglet} aria-controls="partie-administration">
            {ONGLETS_ADMINISTRATION[onglet]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
