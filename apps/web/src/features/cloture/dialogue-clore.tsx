import { Modal, NativeSelect } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { GROUPES_ISSUE, ISSUES, ISSUES_ACCOMPAGNEMENT, LIBELLES_GROUPE_ISSUE, SCHEMA_FAITS_CLOTURE } from '@pdp/domain';
import type { ClotureVue, DossierVue, Schema, TransitionDossierRequete } from '@pdp/domain';
import { useAujourdhui } from '../../platform/format/horloge';
import { CadreFormulaire } from '../../platform/ui/formulaire/cadre-formulaire';
import { ChampDate } from '../../platform/ui/formulaire/champ-date';
import { Lecture } from '../../platform/ui/retours/lecture';
import { commandesDossier } from '../dossier/dossier.requetes';
import { ChampFiche } from '../dossier/fiche/champ-fiche';
import { enCorps, enSaisie } from '../dossier/fiche/fiche.saisie';
import type { SaisieFiche } from '../dossier/fiche/fiche.saisie';
import { useFormulaireDossier } from '../dossier/use-formulaire-dossier';
import styles from '../dossier/dossier.module.css';
import { optionsCloture } from './cloture.requetes';
import { mesuresLisibles } from './cloture.vue';

const FAITS: Schema = SCHEMA_FAITS_CLOTURE;

const OPTIONS_ISSUE = [
  { value: '', label: 'Choisir…' },
  ...GROUPES_ISSUE.map((groupe) => ({
    group: LIBELLES_GROUPE_ISSUE[groupe],
    items: ISSUES_ACCOMPAGNEMENT.filter((code) => ISSUES[code].groupe === groupe).map((code) => ({
      value: code,
      label: ISSUES[code].libelle,
    })),
  })),
];

type Props = { readonly dossier: DossierVue; readonly fermer: () => void };

/** Clore un dossier : l'issue, les faits, et ce que la plateforme a compté. */
export const DialogueClore = ({ dossier, fermer }: Props) => (
  <Modal opened onClose={fermer} title="Clore le dossier" size="lg">
    <Lecture requete={useQuery(optionsCloture(dossier.id))}>
      {(cloture) => <Clore dossier={dossier} cloture={cloture} fermer={fermer} />}
    </Lecture>
  </Modal>
);

type Saisie = { issue: string; dateIssue: string; faits: SaisieFiche };

const LIBELLES = {
  issue: 'Issue de l’accompagnement',
  dateIssue: 'Fin de l’accompagnement',
  ...Object.fromEntries(Object.entries(FAITS).map(([nom, { libelle }]) => [`faits.${nom}`, libelle])),
};

function Clore({ dossier, cloture, fermer }: Props & { readonly cloture: ClotureVue }) {
  const aujourdhui = useAujourdhui();
  const formulaire = useFormulaireDossier<Saisie, TransitionDossierRequete>(dossier.id, {
    initiales: { issue: '', dateIssue: aujourdhui, faits: enSaisie(FAITS, cloture.faitsConnus) },
    libelles: LIBELLES,
    renommer: { aIssue: 'issue', aDateIssue: 'dateIssue' },
    valider: ({ issue }): Record<string, string> => (issue === '' ? { issue: 'Choisissez une issue.' } : {}),
    corps: ({ issue, dateIssue, faits }) => ({ transition: 'clore', issue, dateIssue, faits: enCorps(FAITS, faits) }),
    envoyer: (corps) => commandesDossier.transiter(dossier.id, dossier.version, corps),
    succes: 'Dossier clos.',
    fermer,
  });
  const { form } = formulaire;
  return (
    <CadreFormulaire
      formulaire={formulaire}
      bouton="Clore le dossier"
      inactif={form.values.issue === ''}
      fermer={fermer}
      nu
    >
      <p>
        Compté par la plateforme&nbsp;: <b>{mesuresLisibles(cloture)}</b>.{' '}
        {cloture.livretFinal
          ? `Livret final\u00a0: version ${cloture.livretFinal.version}.`
          : 'La dernière version du livret doit d’abord être publiée.'}{' '}
        Des nouvelles seront demandées à 6 et 12&nbsp;mois.
      </p>
      <NativeSelect label="Issue de l’accompagnement" required data={OPTIONS_ISSUE} {...form.getInputProps('issue')} />
      <ChampDate label="Fin de l’accompagnement" required max={aujourdhui} {...form.getInputProps('dateIssue')} />
      <fieldset className={styles['element']}>
        <legend>Faits, s’il y a lieu</legend>
        <div className={styles['grille']}>
          {Object.entries(FAITS).map(([nom, champ]) => (
            <ChampFiche
              key={nom}
              form={form as unknown as UseFormReturnType<Record<string, unknown>>}
              chemin={`faits.${nom}`}
              champ={champ}
              lecteurs={undefined}
            />
          ))}
        </div>
      </fieldset>
    </CadreFormulaire>
  );
}
