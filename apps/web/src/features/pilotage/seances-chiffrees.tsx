import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { TYPES_REVUE } from '@pdp/domain';
import type { PeriodePilotage, TypeRevue } from '@pdp/domain';
import { useState } from 'react';
import { Lecture } from '../../platform/ui/retours/lecture';
import { optionsResumeRevues } from './pilotage.requetes';
import { SEANCES } from './pilotage.vue';
import { ResumeRevues } from './resume-revues';

/** Séances de la période, un type à la fois : revues, points partenaires, ETM. */
export function SeancesChiffrees({ mois }: { readonly mois: PeriodePilotage }) {
  const [type, poserType] = useState<TypeRevue>('REVUE');
  const resume = useQuery(optionsResumeRevues(mois, type));
  return (
    <>
      <SegmentedControl
        aria-label="Séances"
        data={TYPES_REVUE.map((t) => ({ value: t, label: SEANCES[t] }))}
        value={type}
        onChange={(valeur) => poserType(valeur as TypeRevue)}
      />
      <Lecture requete={resume}>{(vue) => <ResumeRevues resume={vue} />}</Lecture>
    </>
  );
}
