import { NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { LIBELLES_MODALITE, LIMITES_TEXTE } from '@pdp/domain';
import type { CreerEntretienRequete, DossierVue, EntretienVue } from '@pdp/domain';
import { useAujourdhui } from '../../../platform/format/horloge';
import { optionsDe } from '../../../platform/format/libelles';
import { ChampDate } from '../../../platform/ui/formulaire/champ-date';
import { CadreFormulaire } from '../../../platform/ui/formulaire/cadre-formulaire';
import { ChampTexteLibre } from '../../../platform/ui/formulaire/champ-texte-libre';
import { commandesDossier } from '../dossier.requetes';
import { useQuiLira } from '../lecteurs.requetes';
import { corpsEntretien, fautesEntretien, LIBELLES_ENTRETIEN, saisieEntretien } from './entretien.saisie';
import type { SaisieEntretien } from './entretien.saisie';
import { useFormulaireDossier } from '../use-formulaire-dossier';
import styles from '../dossier.module.css';

type Props = {
  readonly dossier: DossierVue;
  /** Entretien corrigé ; absent, c'en est un nouveau. */
  readonly entretien?: EntretienVue;
  readonly fermer: () => void;
};

/** Note un entretien tenu, ou en corrige un ; le brouillon du résumé survit à un changement d'onglet. */
export function FormulaireEntretien({ dossier, entretien, fermer }: Props) {
  const aujourdhui = useAujourdhui();
  const formulaire = useFormulaireDossier<SaisieEntretien, CreerEntretienRequete>(dossier.id, {
    initiales: saisieEntretien(entretien, aujourdhui),
    brouillon: `dossier.${dossier.id}.entretien${entretien === undefined ? '' : `.${entretien.id}`}`,
    libelles: LIBELLES_ENTRETIEN,
    valider: (saisie) => fautesEntretien(saisie, aujourdhui),
    corps: corpsEntretien,
    envoyer: (corps, cle) =>
      entretien === undefined
        ? commandesDossier.noterEntretien(dossier.id, corps, cle)
        : commandesDossier.corrigerEntretien(entretien.id, corps, cle),
    succes: entretien === undefined ? 'Entretien noté.' : 'Entretien corrigé. L’ancien reste lisible.',
    fermer,
  });
  return (
    <CadreFormulaire
      formulaire={formulaire}
      bouton={entretien === undefined ? 'Enregistrer l’entretien' : 'Enregistrer la correction'}
      fermer={fermer}
    >
      <Champs form={formulaire.form} lecteurs={useQuiLira(dossier.id, 'social')} />
    </CadreFormulaire>
  );
}

type PropsChamps = { form: UseFormReturnType<SaisieEntretien>; lecteurs: readonly string[] | undefined };

function Champs({ form, lecteurs }: PropsChamps) {
  return (
    <>
      <div className={styles['grille']}>
        <ChampDate label="Date" required max={useAujourdhui()} {...form.getInputProps('date')} />
        <NativeSelect
          label="Modalité"
          required
          data={optionsDe(LIBELLES_MODALITE)}
          {...form.getInputProps('modalite')}
        />
        <TextInput label="Durée en minutes" inputMode="numeric" maxLength={3} {...form.getInputProps('dureeMinutes')} />
      </div>
      <ChampTexteLibre
        label="Résumé"
        limite={LIMITES_TEXTE.notes}
        lecteurs={lecteurs}
        lignes={4}
        {...form.getInputProps('resume')}
      />
    </>
  );
}
