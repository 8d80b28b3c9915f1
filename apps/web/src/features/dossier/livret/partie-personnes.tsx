import { Checkbox, TextInput } from '@mantine/core';
import { LIMITES_TEXTE } from '@pdp/domain';
import { Rangee } from '../../../platform/ui/mise-en-page/grille';
import { Partie } from './partie';
import type { FormLivret } from './partie';
import styles from '../dossier.module.css';

const NEUVE = { nom: '', fonction: '', organisme: '', telephone: '', fait: '', referent: false, moi: false };

/** « Qui fait quoi » : chaque personne, son téléphone, ce qu'elle fait pour l'assuré. */
export function PartiePersonnes({ form }: { readonly form: FormLivret }) {
  return (
    <Partie form={form} liste="quiFaitQuoi" titre="Qui fait quoi" element="Personne" max={20} neuf={NEUVE}>
      {(rang) => {
        const champ = (cle: string) => form.getInputProps(`quiFaitQuoi.${rang}.${cle}`);
        return (
          <>
            <div className={styles['grille']}>
              <TextInput label="Nom" required maxLength={LIMITES_TEXTE.nom} {...champ('nom')} />
              <TextInput
                label="Fonction, sans sigle"
                required
                maxLength={LIMITES_TEXTE.motCourt}
                {...champ('fonction')}
              />
              <TextInput label="Organisme" maxLength={LIMITES_TEXTE.motCourt} {...champ('organisme')} />
              <TextInput label="Téléphone" type="tel" maxLength={30} {...champ('telephone')} />
              <TextInput
                className={styles['large']}
                label="Ce que cette personne fait"
                required
                maxLength={LIMITES_TEXTE.ligne}
                {...champ('fait')}
              />
            </div>
            <Rangee>
              <Checkbox
                label="C’est le référent"
                {...form.getInputProps(`quiFaitQuoi.${rang}.referent`, { type: 'checkbox' })}
              />
              <Checkbox
                label="C’est la personne elle-même"
                {...form.getInputProps(`quiFaitQuoi.${rang}.moi`, { type: 'checkbox' })}
              />
            </Rangee>
          </>
        );
      }}
    </Partie>
  );
}
