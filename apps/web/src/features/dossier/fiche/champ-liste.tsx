import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Champ } from '@pdp/domain';
import type { PropsChamp } from './props-champ';
import { enSaisie } from './fiche.saisie';
import styles from '../dossier.module.css';

type Props = PropsChamp & {
  readonly champ: Extract<Champ, { sorte: 'liste' }>;
  /** Dessine un champ d'un élément : reçu de l'appelant, pour que les deux fichiers ne s'importent pas l'un l'autre. */
  readonly Element: ComponentType<PropsChamp>;
};

/** Liste d'éléments de même forme : chacun dans son cadre, on en ajoute ou en retire un. */
export function ChampListe({ form, chemin, champ, lecteurs, Element }: Props) {
  const elements = (form.getInputProps(chemin).value as unknown[] | undefined) ?? [];
  return (
    <div className={`${styles['large']} ${styles['formulaire']}`} data-path={chemin}>
      {elements.map((_, rang) => (
        <fieldset key={rang} className={styles['element']}>
          <legend>
            {champ.libelle} {rang + 1}
          </legend>
          <div className={styles['grille']}>
            {Object.entries(champ.de).map(([cle, sousChamp]) => (
              <Element
                key={cle}
                form={form}
                chemin={`${chemin}.${rang}.${cle}`}
                champ={sousChamp}
                lecteurs={lecteurs}
              />
            ))}
          </div>
          <div>
            <Button
              variant="default"
              size="compact-md"
              leftSection={<IconTrash size={16} aria-hidden="true" />}
              onClick={() => form.removeListItem(chemin, rang)}
            >
              Retirer {champ.libelle.toLowerCase()} {rang + 1}
            </Button>
          </div>
        </fieldset>
      ))}
      {elements.length < champ.max && (
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => form.insertListItem(chemin, enSaisie(champ.de, {}))}
          >
            Ajouter&nbsp;: {champ.libelle.toLowerCase()}
          </Button>
        </div>
      )}
    </div>
  );
}
