import { NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { GROUPES_ISSUE, ISSUES, ISSUES_ACCOMPAGNEMENT, LIMITES_TEXTE } from '@pdp/domain';
import type { DossierVue, GroupeIssue, TransitionDossierRequete } from '@pdp/domain';
import { useState } from 'react';
import { useAujourdhui } from '../../../platform/format/horloge';
import { ChampDate } from '../../../platform/ui/formulaire/champ-date';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesDossier, useRelireDossier } from '../dossier.requetes';
import { ResumeAccompagnement } from '../entretiens/resume-accompagnement';
import { CadreDialogue } from './cadre-dialogue';
import type { TransitionMontree } from './transitions';

const LIBELLES_GROUPE: Readonly<Record<GroupeIssue, string>> = {
  EMPLOI: 'En emploi',
  MARCHE_TRAVAIL: 'Sur le marché du travail',
  SOLUTION_SOCIALE: 'Solution sociale',
  INTERRUPTION: 'Interruption',
};

const OPTIONS_ISSUE = [
  { value: '', label: 'Choisir…' },
  ...GROUPES_ISSUE.map((groupe) => ({
    group: LIBELLES_GROUPE[groupe],
    items: ISSUES_ACCOMPAGNEMENT.filter((code) => ISSUES[code].groupe === groupe).map((code) => ({
      value: code,
      label: ISSUES[code].libelle,
    })),
  })),
];

type Props = { readonly dossier: DossierVue; readonly transition: TransitionMontree; readonly fermer: () => void };

/** Confirme un changement d'état, avec ce qu'il demande ; le refus du serveur dit ce qui manque. */
export function DialogueTransition({ dossier, transition, fermer }: Props) {
  const aujourdhui = useAujourdhui();
  const [motif, poserMotif] = useState('');
  const [issue, poserIssue] = useState('');
  const [dateIssue, poserDateIssue] = useState(aujourdhui);
  const relire = useRelireDossier(dossier.id);
  const clot = transition.transition === 'clore';
  const transiter = useMutation({
    mutationFn: (corps: TransitionDossierRequete) => commandesDossier.transiter(dossier.id, dossier.version, corps),
    onSuccess: () => {
      prevenir.succes(transition.fait);
      fermer();
    },
    onSettled: () => relire(),
  });
  const corps: TransitionDossierRequete = {
    transition: transition.transition,
    ...(motif.trim() === '' ? {} : { motif: motif.trim() }),
    ...(clot ? { issue, dateIssue } : {}),
  };
  return (
    <CadreDialogue
      titre={transition.libelle}
      bouton={transition.libelle}
      action={transiter}
      inactif={clot && issue === ''}
      surEnvoi={() => transiter.mutate(corps)}
      fermer={fermer}
    >
      <p>{transition.explication}</p>
      {clot && <ResumeAccompagnement dossierId={dossier.id} />}
      {clot && <ChampsCloture issue={issue} poserIssue={poserIssue} date={dateIssue} poserDate={poserDateIssue} />}
      <ChampMotif motif={motif} poserMotif={poserMotif} />
    </CadreDialogue>
  );
}

type PropsCloture = {
  issue: string;
  poserIssue: (issue: string) => void;
  date: string;
  poserDate: (date: string) => void;
};

function ChampsCloture({ issue, poserIssue, date, poserDate }: PropsCloture) {
  return (
    <>
      <NativeSelect
        label="Issue de l’accompagnement"
        required
        data={OPTIONS_ISSUE}
        value={issue}
        onChange={(e) => poserIssue(e.currentTarget.value)}
      />
      <ChampDate label="Fin de l’accompagnement" required max={useAujourdhui()} value={date} onChange={poserDate} />
    </>
  );
}

/** Motif facultatif d'une action, en une ligne. */
export const ChampMotif = ({ motif, poserMotif }: { motif: string; poserMotif: (motif: string) => void }) => (
  <TextInput
    label="Motif (facultatif, rien de médical)"
    maxLength={LIMITES_TEXTE.motCourt}
    value={motif}
    onChange={(e) => poserMotif(e.currentTarget.value)}
  />
);
