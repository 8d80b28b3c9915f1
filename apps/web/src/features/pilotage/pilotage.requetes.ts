import { queryOptions } from '@tanstack/react-query';
import type { PeriodePilotage, ResumeAxes, ResumeRencontres, ResumeRevues, ResumeSuivis, TypeRevue } from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';

/** Résumé des séances de ce type sur les derniers mois. */
export const optionsResumeRevues = (mois: PeriodePilotage, type: TypeRevue) =>
  queryOptions({
    queryKey: [...cles.pilotage(mois), 'seances', type],
    queryFn: ({ signal }) =>
      api.lire<ResumeRevues>('/pilotage/revues', { params: { mois: String(mois), type }, signal }),
  });

/** Délais de rencontre sur les derniers mois. */
export const optionsResumeRencontres = (mois: PeriodePilotage) =>
  queryOptions({
    queryKey: [...cles.pilotage(mois), 'rencontres'],
    queryFn: ({ signal }) =>
      api.lire<ResumeRencontres>('/pilotage/rencontres', { params: { mois: String(mois) }, signal }),
  });

/** Nouvelles demandées à 6 et 12 mois, sur les derniers mois. */
export const optionsResumeSuivis = (mois: PeriodePilotage) =>
  queryOptions({
    queryKey: [...cles.pilotage(mois), 'suivis'],
    queryFn: ({ signal }) => api.lire<ResumeSuivis>('/pilotage/suivis', { params: { mois: String(mois) }, signal }),
  });

/** Dossiers par axe sur les derniers mois. */
export const optionsResumeAxes = (mois: PeriodePilotage) =>
  queryOptions({
    queryKey: [...cles.pilotage(mois), 'axes'],
    queryFn: ({ signal }) => api.lire<ResumeAxes>('/pilotage/axes', { params: { mois: String(mois) }, signal }),
  });
