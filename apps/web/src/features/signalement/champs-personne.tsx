import { Group, Radio, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { LIBELLES_SEXE } from '@pdp/domain';
import { ChampDate } from '../../platform/ui/formulaire/champ-date';
import { ChampNir } from '../../platform/ui/formulaire/champ-nir';
import { DejaConnue } from './deja-connue';
import type { SaisieFormulaire } from './signalement.saisie';
import styles from './signalement.module.css';

type Props = { readonly form: UseFormReturnType<SaisieFormulaire> };

/** Qui : le NIR d'abord, vérifié et reconnu pendant la saisie. */
export function ChampsPersonne({ form }: Props) {
  return (
    <>
      <div className={styles['nir']}>
        <ChampNir required {...form.getInputProps('assure.nir')} />
        <DejaConnue identification={form.values.assure} />
      </div>
      <div className={styles['grille']}>
        <TextInput
          label="Nom de naissance"
          required
          autoComplete="off"
          maxLength={100}
          {...form.getInputProps('assure.nomNaissance')}
        />
        <TextInput
          label="Prénom"
          required
          autoComplete="off"
          maxLength={100}
          {...form.getInputProps('assure.prenom')}
        />
        <ChampDate label="Date de naissance" required {...form.getInputProps('assure.dateNaissance')} />
        <Radio.Group label="Sexe" required {...form.getInputProps('assure.sexe')}>
          <Group gap="lg" mt={8}>
            {Object.entries(LIBELLES_SEXE).map(([code, libelle]) => (
              <Radio key={code} value={code} label={libelle} />
            ))}
          </Group>
        </Radio.Group>
        <TextInput
          label="Téléphone (facultatif)"
          description="Pour pouvoir joindre la personne."
          type="tel"
          autoComplete="off"
          maxLength={30}
          {...form.getInputProps('assure.telephone')}
        />
        <TextInput
          label="Code postal (facultatif)"
          description="Pour orienter vers le bon territoire."
          inputMode="numeric"
          autoComplete="off"
          maxLength={10}
          {...form.getInputProps('assure.codePostal')}
        />
      </div>
    </>
  );
}
