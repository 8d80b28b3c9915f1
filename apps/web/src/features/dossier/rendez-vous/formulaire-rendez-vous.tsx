import { NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { DUREES_RENDEZ_VOUS, LIBELLES_MODALITE } from '@pdp/domain';
import type { DossierVue, PlanifierRendezVousRequete, RendezVousVue } from '@pdp/domain';
import { plusJours } from '../../../platform/format/dates';
import { useAujourdhui, useMaintenant } from '../../../platform/format/horloge';
import { optionsDe } from '../../../platform/format/libelles';
import { CadreFormulaire } from '../../../platform/ui/formulaire/cadre-formulaire';
import { ChampDate } from '../../../platform/ui/formulaire/champ-date';
import { useFormulaireDossier } from '../use-formulaire-dossier';
import { commandesRendezVous, optionsLieux } from './rendez-vous.requetes';
import { LIBELLES_RENDEZ_VOUS, choixLieux, corpsRendezVous, fautesRendezVous } from './rendez-vous.vue';
import type { SaisieRendezVous } from './rendez-vous.vue';
import styles from '../dossier.module.css';

type Props = {
  readonly dossier: DossierVue;
  /** Rendez-vous déplacé ; absent, c'en est un nouveau. */
  readonly deplace?: RendezVousVue;
  readonly fermer: () => void;
};

/** Fixe un rendez-vous avec la personne, ou le déplace ; elle en est prévenue par un message sans contenu. */
export function FormulaireRendezVous({ dossier, deplace, fermer }: Props) {
  const aujourdhui = useAujourdhui();
  const maintenant = useMaintenant();
  const formulaire = useFormulaireDossier<SaisieRendezVous, PlanifierRendezVousRequete>(dossier.id, {
    initiales: {
      jour: plusJours(aujourdhui, 7),
      heure: '09:00',
      modalite: deplace?.modalite ?? 'ACCUEIL',
      lieuId: deplace?.lieu?.id ?? '',
      dureeMinutes: String(deplace?.dureeMinutes ?? DUREES_RENDEZ_VOUS.ordinaire),
    },
    brouillon: `dossier.${dossier.id}.rendez-vous${deplace === undefined ? '' : `.${deplace.id}`}`,
    libelles: LIBELLES_RENDEZ_VOUS,
    valider: (saisie) => fautesRendezVous(saisie, maintenant),
    corps: corpsRendezVous,
    envoyer: (corps, cle) =>
      deplace === undefined
        ? commandesRendezVous.planifier(dossier.id, corps, cle)
        : commandesRendezVous.transiter(deplace, { transition: 'deplacer', nouveau: corps }),
    succes:
      deplace === undefined
        ? 'Rendez-vous fixé. La personne est prévenue.'
        : 'Rendez-vous déplacé. La personne est prévenue.',
    fermer,
  });
  return (
    <CadreFormulaire
      formulaire={formulaire}
      bouton={deplace === undefined ? 'Fixer le rendez-vous' : 'Déplacer le rendez-vous'}
      fermer={fermer}
    >
      <Champs form={formulaire.form} />
    </CadreFormulaire>
  );
}

function Champs({ form }: { readonly form: UseFormReturnType<SaisieRendezVous> }) {
  const lieux = useQuery(optionsLieux);
  return (
    <div className={styles['grille']}>
      <ChampDate label="Jour" required min={useAujourdhui()} {...form.getInputProps('jour')} />
      <TextInput label="Heure" type="time" required {...form.getInputProps('heure')} />
      <NativeSelect label="Comment" required data={optionsDe(LIBELLES_MODALITE)} {...form.getInputProps('modalite')} />
      {form.values.modalite === 'ACCUEIL' && (
        <NativeSelect
          label="Lieu d’accueil"
          required
          data={choixLieux(lieux.data?.elements ?? [])}
          {...form.getInputProps('lieuId')}
        />
      )}
      <TextInput label="Durée en minutes" inputMode="numeric" maxLength={3} {...form.getInputProps('dureeMinutes')} />
    </div>
  );
}
