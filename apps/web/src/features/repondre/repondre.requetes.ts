import type { DemandeOuverteVue, OuvrirLienRequete, RepondreParLienRequete, ReponseEnregistree } from '@pdp/domain';
import { api } from '../../platform/api/client';

/** Ce que fait un répondant sans compte : ouvrir la demande, puis y répondre une fois. */
export const commandesReponse = {
  ouvrir: (corps: OuvrirLienRequete) => api.creer<DemandeOuverteVue>('/reponses-par-lien/ouverture', corps),
  repondre: (corps: RepondreParLienRequete) => api.creer<ReponseEnregistree>('/reponses-par-lien', corps),
};
