import { queryOptions, useQuery } from '@tanstack/react-query';
import type { CategorieDonnee, LecteursDossierVue } from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';
import { lecteursEnClair } from './lecteurs';

/** Qui lit chaque rubrique d'un dossier ; relu avec lui, donc à chaque accord qui change. */
export const optionsLecteurs = (dossierId: string) =>
  queryOptions({
    queryKey: cles.dossier(dossierId, 'lecteurs'),
    queryFn: ({ signal }) => api.lire<LecteursDossierVue>(`/dossiers/${dossierId}/lecteurs`, { signal }),
  });

/**
 * « Qui lira ceci » pour une rubrique d'un dossier, d'après le serveur ; `undefined` tant qu'on ne sait pas, ou si le dossier
 * n'est pas ouvert au lecteur.
 */
export function useQuiLira(dossierId: string | null, categorie: CategorieDonnee): readonly string[] | undefined {
  const { data, isError } = useQuery({ ...optionsLecteurs(dossierId ?? ''), enabled: dossierId !== null });
  if (isError && data === undefined) return INCONNUS;
  return data && lecteursEnClair(data, categorie);
}

const INCONNUS = ['liste indisponible pour l’instant'] as const;
