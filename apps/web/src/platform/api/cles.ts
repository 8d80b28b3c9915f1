import type { ParametresUrl } from './client';

/**
 * Clés de cache de toutes les lectures. Règle : `[ressource, id?, partie?, filtres?]`, du général au précis,
 * pour qu'une invalidation sur le début emporte la suite (`cles.dossier(id)` emporte son historique et son livret).
 */
export const cles = {
  session: () => ['session'] as const,
  fournisseurs: () => ['fournisseurs'] as const,
  mesSessions: () => ['mes-sessions'] as const,
  monTravail: () => ['mon-travail'] as const,
  taches: (filtres?: ParametresUrl) => ['taches', ...(filtres ? [filtres] : [])] as const,
  signalements: (filtres?: ParametresUrl) => ['signalements', ...(filtres ? [filtres] : [])] as const,
  signalement: (id: string) => ['signalement', id] as const,
  dossiers: (filtres?: ParametresUrl) => ['dossiers', ...(filtres ? [filtres] : [])] as const,
  dossier: (id: string, partie?: string) => ['dossier', id, ...(partie ? [partie] : [])] as const,
  visites: (filtres?: ParametresUrl) => ['visites', ...(filtres ? [filtres] : [])] as const,
  revues: (filtres?: ParametresUrl) => ['revues', ...(filtres ? [filtres] : [])] as const,
  revue: (id: string, partie?: string) => ['revue', id, ...(partie ? [partie] : [])] as const,
  orientations: (dossierId?: string | null) => ['orientations', ...(dossierId ? [dossierId] : [])] as const,
  imports: () => ['imports'] as const,
  import: (id: string, partie?: string, filtres?: ParametresUrl) =>
    ['import', id, ...(partie ? [partie] : []), ...(filtres ? [filtres] : [])] as const,
  reperage: (filtres?: ParametresUrl) => ['reperage', ...(filtres ? [filtres] : [])] as const,
  notifications: (partie?: string) => ['notifications', ...(partie ? [partie] : [])] as const,
  envois: (filtres?: ParametresUrl) => ['envois', ...(filtres ? [filtres] : [])] as const,
  journal: (filtres: ParametresUrl) => ['journal', filtres] as const,
  annuaire: (filtres?: ParametresUrl) => ['annuaire', ...(filtres ? [filtres] : [])] as const,
  alertes: () => ['alertes'] as const,
  regles: () => ['regles'] as const,
  habilitations: (filtres?: ParametresUrl) => ['habilitations', ...(filtres ? [filtres] : [])] as const,
  reconfirmations: (id?: string) => ['reconfirmations', ...(id ? [id] : [])] as const,
  suppleances: (partie?: string) => ['suppleances', ...(partie ? [partie] : [])] as const,
  simulation: (filtres: ParametresUrl) => ['simulation', filtres] as const,
  mesDroits: () => ['mes-droits'] as const,
  demandesDroit: (partie?: string) => ['demandes-droit', ...(partie ? [partie] : [])] as const,
  limitation: (dossierId: string) => ['limitation', dossierId] as const,
  conservation: () => ['conservation'] as const,
  pilotage: (mois: number) => ['pilotage', mois] as const,
  monLivret: (partie?: string) => ['mon-livret', ...(partie ? [partie] : [])] as const,
};
