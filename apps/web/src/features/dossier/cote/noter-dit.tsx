import { Modal, NativeSelect } from '@mantine/core';
import { LIBELLES_CANAL_DIT, LIMITES_TEXTE, SCHEMA_DIT, lireContenu } from '@pdp/domain';
import type { DateCivile, NoterDitRequete } from '@pdp/domain';
import { useAujourdhui } from '../../../platform/format/horloge';
import { optionsDe } from '../../../platform/format/libelles';
import { CadreFormulaire } from '../../../platform/ui/formulaire/cadre-formulaire';
import { ChampDate } from '../../../platform/ui/formulaire/champ-date';
import { ChampTexteLibre } from '../../../platform/ui/formulaire/champ-texte-libre';
import { noterDit } from '../dit.requetes';
import { useQuiLira } from '../lecteurs.requetes';
import { useFormulaireDossier } from '../use-formulaire-dossier';

type Saisie = { date: string; canal: string; phrase: string };

const LIBELLES = { date: 'Date', canal: 'Comment', phrase: 'Ce qui a été dit' };

/** Note une phrase dite à la personne, qui la relira dans son espace. */
export function NoterDit({ dossierId, fermer }: { readonly dossierId: string; readonly fermer: () => void }) {
  const aujourdhui = useAujourdhui();
  const lecteurs = useQuiLira(dossierId, 'livret');
  const formulaire = useFormulaireDossier<Saisie, NoterDitRequete>(dossierId, {
    initiales: { date: aujourdhui, canal: 'TELEPHONE', phrase: '' },
    brouillon: `dossier.${dossierId}.dit`,
    libelles: LIBELLES,
    valider: (saisie) => {
      const lu = lireContenu(SCHEMA_DIT, saisie, aujourdhui as DateCivile);
      return Object.fromEntries((lu.ok ? [] : lu.erreur).map(({ chemin, message }) => [chemin, message]));
    },
    corps: ({ date, canal, phrase }) => ({ date, canal, phrase }),
    envoyer: (corps, cle) => noterDit(dossierId, corps, cle),
    succes: 'Noté. La personne le lira dans son espace.',
    fermer,
  });
  const { form } = formulaire;
  return (
    <Modal opened onClose={fermer} title="Noter ce qui a été dit à la personne">
      <CadreFormulaire formulaire={formulaire} bouton="Noter cette phrase" fermer={fermer} nu>
        <ChampDate label={LIBELLES.date} required max={aujourdhui} {...form.getInputProps('date')} />
        <NativeSelect
          label={LIBELLES.canal}
          required
          data={optionsDe(LIBELLES_CANAL_DIT)}
          {...form.getInputProps('canal')}
        />
        <ChampTexteLibre
          label={LIBELLES.phrase}
          limite={LIMITES_TEXTE.ligne}
          lecteurs={lecteurs}
          lignes={3}
          {...form.getInputProps('phrase')}
        />
      </CadreFormulaire>
    </Modal>
  );
}
