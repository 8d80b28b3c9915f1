import { NativeSelect } from '@mantine/core';
import { LIBELLES_REFUS_RELAIS } from '@pdp/domain';
import type { RefusRelais, RelaisVue, TransitionRelaisRequete } from '@pdp/domain';
import { useAujourdhui } from '../../platform/format/horloge';
import { optionsDe } from '../../platform/format/libelles';
import { CadreFormulaire } from '../../platform/ui/formulaire/cadre-formulaire';
import { ChampDate } from '../../platform/ui/formulaire/champ-date';
import { useFormulaireDossier } from '../dossier/use-formulaire-dossier';
import { commandesCloture } from './cloture.requetes';

type Saisie = { motif: string; reponduLe: string };
type Props = {
  readonly dossierId: string;
  readonly relais: RelaisVue;
  readonly transition: string;
  readonly bouton: string;
  readonly fermer: () => void;
};

/** Réponse à un relais : sa date, et la raison d'un refus. */
export function ReponseRelais({ dossierId, relais, transition, bouton, fermer }: Props) {
  const aujourdhui = useAujourdhui();
  const refuse = transition === 'refuser';
  const formulaire = useFormulaireDossier<Saisie, TransitionRelaisRequete>(dossierId, {
    initiales: { motif: '', reponduLe: aujourdhui },
    libelles: { motif: 'Raison du refus', reponduLe: 'Date de la réponse' },
    renommer: { aMotif: 'motif' },
    valider: ({ motif }): Record<string, string> =>
      refuse && motif === '' ? { motif: 'Choisissez la raison du refus.' } : {},
    corps: ({ motif, reponduLe }) => ({
      transition,
      reponduLe,
      ...(refuse ? { motif: motif as RefusRelais } : {}),
    }),
    envoyer: (corps, cle) => commandesCloture.repondreRelais(relais, corps, cle),
    succes: 'Réponse enregistrée.',
    fermer,
  });
  return (
    <CadreFormulaire formulaire={formulaire} bouton={bouton} fermer={fermer} nu>
      {transition !== 'retirer' && (
        <ChampDate
          label="Date de la réponse"
          required
          max={aujourdhui}
          {...formulaire.form.getInputProps('reponduLe')}
        />
      )}
      {refuse && (
        <NativeSelect
          label="Raison du refus"
          required
          data={[{ value: '', label: 'Choisir…' }, ...optionsDe(LIBELLES_REFUS_RELAIS)]}
          {...formulaire.form.getInputProps('motif')}
        />
      )}
    </CadreFormulaire>
  );
}
