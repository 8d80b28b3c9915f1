import { NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { Champ } from '@pdp/domain';
import { optionsDe } from '../../../platform/format/libelles';
import { ChampDate } from '../../../platform/ui/formulaire/champ-date';
import { ChampNir } from '../../../platform/ui/formulaire/champ-nir';
import { ChampTexteLibre } from '../../../platform/ui/formulaire/champ-texte-libre';
import { ChampListe } from './champ-liste';
import { Pastilles } from './pastilles';
import styles from '../dossier.module.css';

/** Ce qu'un champ doit savoir : sa place dans le formulaire, et qui lira ce qu'on y écrit. */
export type PropsChamp = {
  readonly form: UseFormReturnType<Record<string, unknown>>;
  readonly chemin: string;
  readonly champ: Champ;
  readonly lecteurs: readonly string[];
};

const VIDE = { value: '', label: 'Non renseigné' };
const OUI_NON = [VIDE, { value: 'oui', label: 'Oui' }, { value: 'non', label: 'Non' }];

/** Champ d'une catégorie, dessiné d'après son schéma. */
export function ChampFiche(props: PropsChamp) {
  const { form, chemin, champ, lecteurs } = props;
  const liaison = form.getInputProps(chemin);
  switch (champ.sorte) {
    case 'liste':
      return <ChampListe {...props} champ={champ} />;
    case 'choixMultiple':
      return (
        <div className={styles['large']}>
          <Pastilles
            legende={champ.libelle}
            options={optionsDe(champ.libelles)}
            valeur={(liaison.value as string[] | undefined) ?? []}
            surChoix={(choisies) => form.setFieldValue(chemin, choisies)}
            erreur={liaison.error}
            chemin={chemin}
          />
        </div>
      );
    case 'choix':
      return (
        <NativeSelect
          label={champ.libelle}
          required={champ.obligatoire === true}
          data={[VIDE, ...optionsDe(champ.libelles)]}
          {...liaison}
        />
      );
    case 'booleen':
      return <NativeSelect label={champ.libelle} data={OUI_NON} {...liaison} />;
    case 'date':
      return <ChampDate label={champ.libelle} required={champ.obligatoire === true} {...liaison} />;
    case 'entier':
      return <TextInput label={champ.libelle} inputMode="numeric" autoComplete="off" maxLength={7} {...liaison} />;
    case 'texte':
      if (champ.multiligne)
        return (
          <div className={styles['large']}>
            <ChampTexteLibre
              label={champ.libelle}
              limite={champ.max}
              lecteurs={lecteurs}
              lignes={champ.max > 1000 ? 5 : 2}
              {...liaison}
            />
          </div>
        );
      return (
        <TextInput
          label={champ.libelle}
          required={champ.obligatoire === true}
          maxLength={champ.max}
          autoComplete="off"
          {...liaison}
        />
      );
    case 'forme':
      return chemin === 'nir' ? (
        <ChampNir required {...liaison} />
      ) : (
        <TextInput label={champ.libelle} maxLength={champ.max} autoComplete="off" {...liaison} />
      );
  }
}
