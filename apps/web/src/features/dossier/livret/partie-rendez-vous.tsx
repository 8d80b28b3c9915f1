import { TextInput } from '@mantine/core';
import { LIMITES_TEXTE } from '@pdp/domain';
import { ChampDate } from '../../../platform/ui/formulaire/champ-date';
import { Conseils } from './conseils';
import type { FormLivret } from './partie';
import styles from '../dossier.module.css';

/** Prochain rendez-vous : laisser tout vide s'il n'y en a pas. */
export function PartieRendezVous({ form }: { readonly form: FormLivret }) {
  const champ = (cle: string) => form.getInputProps(`rendezVous.${cle}`);
  return (
    <fieldset className={styles['element']}>
      <legend>Prochain rendez-vous</legend>
      <div className={styles['grille']}>
        <ChampDate label="Jour" {...champ('jour')} />
        <TextInput label="Heure" type="time" {...champ('heure')} />
        <TextInput label="Objet" maxLength={LIMITES_TEXTE.motCourt} {...champ('objet')} />
        <TextInput label="Lieu" maxLength={LIMITES_TEXTE.motCourt} {...champ('lieu')} />
        <TextInput
          className={styles['large']}
          label="À quoi il sert"
          maxLength={LIMITES_TEXTE.ligne}
          {...champ('explication')}
        />
      </div>
      <Conseils chemin="rendezVous" />
    </fieldset>
  );
}
