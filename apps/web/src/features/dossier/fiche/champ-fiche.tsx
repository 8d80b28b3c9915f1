import { NativeSelect, TextInput } from '@mantine/core';
import { optionsDe } from '../../../platform/format/libelles';
import { ChampDate } from '../../../platform/ui/formulaire/champ-date';
import { ChampNir } from '../../../platform/ui/formulaire/champ-nir';
import { ChampTexteLibre } from '../../../platform/ui/formulaire/champ-texte-libre';
import { ChampListe } from './champ-liste';
import { Pastilles } from './pastilles';
import type { PropsChamp } from './props-champ';
import styles from '../dossier.module.css';

const VIDE = { value: '', label: 'Non renseigné' };
const OUI_NON = [VIDE, { value: 'oui', label: 'Oui' }, { value: 'non', label: 'Non' }];

/** Champ d'une catégorie, dessiné d'après son schéma. */
export function ChampFiche(props: PropsChamp) {
  const { champ } = props;
  if (champ.sorte === 'liste') return <ChampListe {...props} champ={champ} Element={ChampFiche} />;
  if (champ.sorte === 'choixMultiple') return <ChampPastilles {...props} options={optionsDe(champ.libelles)} />;
  if (champ.sorte === 'texte' && champ.multiligne) return <ChampLong {...props} limite={champ.max} />;
  return <ChampSimple {...props} />;
}

function ChampSimple({ form, chemin, champ }: PropsChamp) {
  const liaison = { label: champ.libelle, required: champ.obligatoire === true, ...form.getInputProps(chemin) };
  switch (champ.sorte) {
    case 'choix':
      return <NativeSelect data={[VIDE, ...optionsDe(champ.libelles)]} {...liaison} />;
    case 'booleen':
      return <NativeSelect data={OUI_NON} {...liaison} />;
    case 'date':
      return <ChampDate {...liaison} />;
    case 'entier':
      return <TextInput inputMode="numeric" autoComplete="off" maxLength={7} {...liaison} />;
    case 'forme':
      if (chemin === 'nir') return <ChampNir {...liaison} />;
      return <TextInput maxLength={champ.max} autoComplete="off" {...liaison} />;
    case 'texte':
      return <TextInput maxLength={champ.max} autoComplete="off" {...liaison} />;
    default:
      return null;
  }
}

type Options = readonly { value: string; label: string }[];

function ChampPastilles({ form, chemin, champ, options }: PropsChamp & { options: Options }) {
  const liaison = form.getInputProps(chemin);
  return (
    <div className={styles['large']}>
      <Pastilles
        legende={champ.libelle}
        options={options}
        valeur={(liaison.value as string[] | undefined) ?? []}
        surChoix={(choisies) => form.setFieldValue(chemin, choisies)}
        erreur={liaison.error}
        chemin={chemin}
      />
    </div>
  );
}

const LONG = 1000;

const ChampLong = ({ form, chemin, champ, lecteurs, limite }: PropsChamp & { limite: number }) => (
  <div className={styles['large']}>
    <ChampTexteLibre
      label={champ.libelle}
      limite={limite}
      lecteurs={lecteurs}
      lignes={limite > LONG ? 5 : 2}
      {...form.getInputProps(chemin)}
    />
  </div>
);
