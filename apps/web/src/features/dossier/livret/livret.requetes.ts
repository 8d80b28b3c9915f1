import { queryOptions } from '@tanstack/react-query';
import type {
  AccesLivretVue,
  BrouillonEnregistre,
  ContenuLivret,
  InvitationVue,
  LivretPublie,
  LivretVue,
  PropositionTriee,
} from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { api } from '../../../platform/api/client';

/** Livret d'un dossier, côté professionnels. */
export const optionsLivret = (dossierId: string) =>
  queryOptions({
    queryKey: cles.dossier(dossierId, 'livret'),
    queryFn: ({ signal }) => api.lire<LivretVue>(`/dossiers/${dossierId}/livret`, { signal }),
  });

/** Où en est l'accès de la personne à son livret ; pour qui peut le lui ouvrir. */
export const optionsAccesLivret = (dossierId: string) =>
  queryOptions({
    queryKey: cles.dossier(dossierId, 'acces-livret'),
    queryFn: ({ signal }) => api.lire<AccesLivretVue>(`/dossiers/${dossierId}/acces-livret`, { signal }),
    staleTime: 0,
  });

/** Ce que le référent fait du livret. */
export const commandesLivret = {
  ouvrirAcces: (dossierId: string) => api.creer<InvitationVue>(`/dossiers/${dossierId}/acces-livret`, {}),
  enregistrer: (dossierId: string, contenu: ContenuLivret, version: number) =>
    api.remplacer<BrouillonEnregistre>(`/dossiers/${dossierId}/livret/brouillon`, contenu, { version }),
  publier: (dossierId: string, version: number) =>
    api.creer<LivretPublie>(`/dossiers/${dossierId}/livret/publication`, {}, { version }),
  trier: (dossierId: string, propositionId: string, decision: 'retenir' | 'ecarter') =>
    api.creer<PropositionTriee>(`/dossiers/${dossierId}/livret/propositions/${propositionId}`, { decision }),
  repondre: (dossierId: string, questionId: string, texte: string) =>
    api.creer<unknown>(`/dossiers/${dossierId}/livret/questions/${questionId}/reponse`, { texte }),
};
