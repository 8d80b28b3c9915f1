import { queryOptions } from '@tanstack/react-query';
import type { PeriodePilotage, ResumeRencontres, ResumeRevues } from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';

/** Résumé des revues sur les derniers mois. */
export const optionsResumeRevues = (mois: PeriodePilotage) =>
  queryOptions({
    queryKey: cles.pilotage(mois),
    queryFn: ({ signal }) => api.lire<ResumeRevues>('/pilotage/revues', { params: { mois: String(mois) }, signal }),
  });

/** Délais de rencontre sur les derniers mois. */
export const optionsResumeRencontres = (mois: PeriodePilotage) =>
  queryOptions({
    queryKey: [...cles.pilotage(mois), 'rencontres'],
    queryFn: ({ signal }) =>
      api.lire<ResumeRencontres>('/pilotage/rencontres', { params: { mois: String(mois) }, signal }),
  });
