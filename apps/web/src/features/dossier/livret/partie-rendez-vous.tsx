import { Button, TextInput } from '@mantine/core';
import { LIMITES_TEXTE } from '@pdp/domain';
import type { RendezVousDit } from '@pdp/domain';
import { dateHeureMoyenne } from '../../../platform/format/dates';
import { ChampDate } from '../../../platform/ui/formulaire/champ-date';
import { Conseils } from './conseils';
import { enSaisieRendezVous } from './livret.vue';
import type { FormLivret } from './partie';
import styles from '../dossier.module.css';

type Props = { readonly form: FormLivret; readonly propose: RendezVousDit | null };

/** Prochain rendez-vous : laisser tout vide s'il n'y en a pas, ou reprendre celui qui est fixé avec la personne. */
export function PartieRendezVous({ form, propose }: Props) {
  const champ = (cle: string) => form.getInputProps(`rendezVous.${cle}`);
  const fixe = propose === null ? null : enSaisieRendezVous(propose);
  const actuel = form.values.rendezVous;
  const dejaRepris = fixe !== null && actuel.jour === fixe.jour && actuel.heure === fixe.heure;
  return (
    <fieldset className={styles['element']}>
      <legend>Prochain rendez-vous</legend>
      {propose !== null && fixe !== null && !dejaRepris && (
        <div>
          <Button
            variant="default"
            size="compact-md"
            h="auto"
            mih={30}
            styles={{ label: { whiteSpace: 'normal' } }}
            onClick={() => form.setFieldValue('rendezVous', fixe)}
          >
            Reprendre le rendez-vous du {dateHeureMoyenne(propose.dateHeure)}
          </Button>
        </div>
      )}
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
