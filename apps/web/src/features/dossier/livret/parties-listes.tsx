import { TextInput, Textarea } from '@mantine/core';
import { LIMITES_TEXTE } from '@pdp/domain';
import { useAujourdhui } from '../../../platform/format/horloge';
import { ChampDate } from '../../../platform/ui/formulaire/champ-date';
import { Partie } from './partie';
import type { FormLivret } from './partie';
import styles from '../dossier.module.css';

/** « Ce qui a été décidé » : la phrase dite à la personne, datée. */
export function PartieDecisions({ form }: { readonly form: FormLivret }) {
  const aujourdhui = useAujourdhui();
  const neuve = { date: aujourdhui, phrase: '' };
  return (
    <Partie form={form} liste="decisions" titre="Ce qui a été décidé" element="Décision" max={60} neuf={neuve}>
      {(rang) => (
        <div className={styles['grille']}>
          <ChampDate label="Date" required max={aujourdhui} {...form.getInputProps(`decisions.${rang}.date`)} />
          <Textarea
            className={styles['large']}
            label="Phrase"
            required
            autosize
            minRows={2}
            maxLength={LIMITES_TEXTE.phraseAssure}
            {...form.getInputProps(`decisions.${rang}.phrase`)}
          />
        </div>
      )}
    </Partie>
  );
}

/** « Ce qui m’aide » : un numéro, un lieu, une adresse utile. */
export function PartieRessources({ form }: { readonly form: FormLivret }) {
  return (
    <Partie form={form} liste="ressources" titre="Ce qui m’aide" element="Ressource" max={20} neuf="">
      {(rang) => (
        <TextInput label="Ressource" maxLength={LIMITES_TEXTE.ligne} {...form.getInputProps(`ressources.${rang}`)} />
      )}
    </Partie>
  );
}
