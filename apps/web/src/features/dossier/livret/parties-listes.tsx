import { LIMITES_TEXTE } from '@pdp/domain';
import { useAujourdhui } from '../../../platform/format/horloge';
import { ChampDate } from '../../../platform/ui/formulaire/champ-date';
import { ChampTexteLibre } from '../../../platform/ui/formulaire/champ-texte-libre';
import { Partie } from './partie';
import type { FormLivret } from './partie';
import styles from '../dossier.module.css';

type Props = { readonly form: FormLivret; readonly lecteurs: readonly string[] | undefined };

/** « Ce qui a été décidé » : la phrase dite à la personne, datée. */
export function PartieDecisions({ form, lecteurs }: Props) {
  const aujourdhui = useAujourdhui();
  const neuve = { date: aujourdhui, phrase: '' };
  return (
    <Partie form={form} liste="decisions" titre="Ce qui a été décidé" element="Décision" max={60} neuf={neuve}>
      {(rang) => (
        <div className={styles['grille']}>
          <ChampDate label="Date" required max={aujourdhui} {...form.getInputProps(`decisions.${rang}.date`)} />
          <ChampTexteLibre
            className={styles['large']}
            label="Phrase"
            required
            lignes={2}
            limite={LIMITES_TEXTE.phraseAssure}
            lecteurs={lecteurs}
            {...form.getInputProps(`decisions.${rang}.phrase`)}
          />
        </div>
      )}
    </Partie>
  );
}

/** « Ce qui m’aide » : un numéro, un lieu, une adresse utile. */
export function PartieRessources({ form, lecteurs }: Props) {
  return (
    <Partie form={form} liste="ressources" titre="Ce qui m’aide" element="Ressource" max={20} neuf="">
      {(rang) => (
        <ChampTexteLibre
          label="Ressource"
          lignes={1}
          limite={LIMITES_TEXTE.ligne}
          lecteurs={lecteurs}
          {...form.getInputProps(`ressources.${rang}`)}
        />
      )}
    </Partie>
  );
}
