import { ActionIcon, Button, Tooltip } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Conseils } from './conseils';
import type { SaisieLivret } from './livret.vue';
import type { ValeursLivret } from './use-edition-livret';
import styles from '../dossier.module.css';

/** Formulaire du livret, tel que ses parties le reçoivent. */
export type FormLivret = UseFormReturnType<ValeursLivret>;

type Liste = 'etapes' | 'quiFaitQuoi' | 'ressources' | 'decisions';

type Props = {
  readonly form: FormLivret;
  readonly liste: Liste;
  readonly titre: string;
  /** Nom d'un élément : « Étape ». */
  readonly element: string;
  readonly max: number;
  readonly neuf: SaisieLivret[Liste][number];
  readonly children: (rang: number) => ReactNode;
};

/** Liste du livret : chaque élément dans son cadre, à monter, descendre ou retirer. */
export function Partie({ form, liste, titre, element, max, neuf, children }: Props) {
  const nombre = form.values[liste].length;
  return (
    <section className={styles['formulaire']} style={{ gap: 10 }}>
      <h3>{titre}</h3>
      {Array.from({ length: nombre }, (_, rang) => (
        <fieldset key={rang} className={styles['element']}>
          <legend>
            {element} {rang + 1}
          </legend>
          {children(rang)}
          <Conseils chemin={`${liste}.${rang}`} />
          <Outils
            form={form}
            liste={liste}
            rang={rang}
            dernier={nombre - 1}
            nom={`${element.toLowerCase()} ${rang + 1}`}
          />
        </fieldset>
      ))}
      {nombre < max && (
        <div>
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => form.insertListItem(liste, neuf)}
          >
            Ajouter&nbsp;: {element.toLowerCase()}
          </Button>
        </div>
      )}
    </section>
  );
}

type PropsOutils = { form: FormLivret; liste: Liste; rang: number; dernier: number; nom: string };

function Outils({ form, liste, rang, dernier, nom }: PropsOutils) {
  const deplacer = (vers: number) => form.reorderListItem(liste, { from: rang, to: vers });
  return (
    <div style={{ display: 'flex', gap: 6 }}>
      <Outil nom={`Monter ${nom}`} inactif={rang === 0} agir={() => deplacer(rang - 1)}>
        <IconArrowUp size={16} aria-hidden="true" />
      </Outil>
      <Outil nom={`Descendre ${nom}`} inactif={rang === dernier} agir={() => deplacer(rang + 1)}>
        <IconArrowDown size={16} aria-hidden="true" />
      </Outil>
      <Outil nom={`Retirer ${nom}`} agir={() => form.removeListItem(liste, rang)}>
        <IconTrash size={16} aria-hidden="true" />
      </Outil>
    </div>
  );
}

function Outil({
  nom,
  agir,
  inactif = false,
  children,
}: {
  nom: string;
  agir: () => void;
  inactif?: boolean;
  children: ReactNode;
}) {
  return (
    <Tooltip label={nom}>
      <ActionIcon variant="default" size="md" aria-label={nom} disabled={inactif} onClick={agir}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
