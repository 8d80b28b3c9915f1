import { NativeSelect, TextInput } from '@mantine/core';
import { LIBELLES_STATUT_ETAPE, LIMITES_TEXTE } from '@pdp/domain';
import { optionsDe } from '../../../platform/format/libelles';
import { ChampDate } from '../../../platform/ui/formulaire/champ-date';
import { Partie } from './partie';
import type { FormLivret } from './partie';
import styles from '../dossier.module.css';

const NEUVE = { titre: '', qui: '', quand: '', statut: 'A_VENIR', explication: '' };

/** « Mes étapes » : quoi, qui, quand, où on en est. */
export function PartieEtapes({ form }: { readonly form: FormLivret }) {
  return (
    <Partie form={form} liste="etapes" titre="Mes étapes" element="Étape" max={30} neuf={NEUVE}>
      {(rang) => (
        <div className={styles['grille']}>
          <TextInput
            label="Étape"
            required
            maxLength={LIMITES_TEXTE.motCourt}
            {...form.getInputProps(`etapes.${rang}.titre`)}
          />
          <TextInput
            label="Qui"
            required
            maxLength={LIMITES_TEXTE.motCourt}
            {...form.getInputProps(`etapes.${rang}.qui`)}
          />
          <ChampDate label="Quand" {...form.getInputProps(`etapes.${rang}.quand`)} />
          <NativeSelect
            label="Où on en est"
            data={optionsDe(LIBELLES_STATUT_ETAPE)}
            {...form.getInputProps(`etapes.${rang}.statut`)}
          />
          <TextInput
            className={styles['large']}
            label="Explication"
            maxLength={LIMITES_TEXTE.ligne}
            {...form.getInputProps(`etapes.${rang}.explication`)}
          />
        </div>
      )}
    </Partie>
  );
}
