import { Checkbox, NativeSelect } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { LIBELLES_MOTIF_SIGNALEMENT, LIBELLES_RISQUE, LIMITES_TEXTE } from '@pdp/domain';
import { optionsDe } from '../../platform/format/libelles';
import { ChampDate } from '../../platform/ui/formulaire/champ-date';
import { ChampTexteLibre } from '../../platform/ui/formulaire/champ-texte-libre';
import { LECTEURS_SIGNALEMENT } from './signalement.vue';
import { AUTRE_MOTIF } from './signalement.saisie';
import type { SaisieFormulaire } from './signalement.saisie';
import styles from './signalement.module.css';

type Props = { readonly form: UseFormReturnType<SaisieFormulaire> };

const MOTIFS = [
  { value: '', label: 'Choisir…' },
  ...optionsDe(LIBELLES_MOTIF_SIGNALEMENT),
  { value: AUTRE_MOTIF, label: 'Autre raison, en quelques mots' },
];
const RISQUES = [{ value: '', label: 'Choisir…' }, ...optionsDe(LIBELLES_RISQUE)];

/** Pourquoi : une raison sans rien de médical, et l'arrêt s'il est connu. */
export function ChampsSituation({ form }: Props) {
  return (
    <>
      <NativeSelect label="Raison du signalement" required data={MOTIFS} {...form.getInputProps('motif')} />
      {form.values.motif === AUTRE_MOTIF && (
        <ChampTexteLibre
          label="En quelques mots"
          required
          lignes={1}
          limite={LIMITES_TEXTE.motCourt}
          lecteurs={LECTEURS_SIGNALEMENT}
          {...form.getInputProps('motifLibre')}
        />
      )}
      <ChampTexteLibre
        label="Précision (facultative)"
        limite={LIMITES_TEXTE.commentaire}
        lecteurs={LECTEURS_SIGNALEMENT}
        lignes={2}
        {...form.getInputProps('commentaire')}
      />
    </>
  );
}

/** L'arrêt en cours : facultatif, mais complet s'il est commencé. */
export function ChampsArret({ form }: Props) {
  return (
    <div className={styles['grilleTrois']}>
      <ChampDate label="Début de l’arrêt" {...form.getInputProps('arret.dateDebut')} />
      <NativeSelect label="Risque" data={RISQUES} {...form.getInputProps('arret.risque')} />
      <ChampDate label="Fin prescrite" {...form.getInputProps('arret.dateFinPrescrite')} />
    </div>
  );
}

/** La personne sait-elle qu'on la signale ? On le note ; un partenaire doit l'avoir informée. */
export function ChampInforme({ form, obligatoire }: Props & { readonly obligatoire: boolean }) {
  return (
    <Checkbox
      label="La personne est informée de ce signalement"
      description={
        obligatoire
          ? 'Obligatoire\u00a0: un partenaire ne signale pas une personne à son insu.'
          : 'Sinon, le service qui reçoit commencera par le lui dire.'
      }
      {...form.getInputProps('assureInforme', { type: 'checkbox' })}
    />
  );
}
