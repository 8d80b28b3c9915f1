import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { DiagnosticEcrit, DiagnosticVue, DiagnosticsVue, TransitionDiagnosticRequete } from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';
import { identifiantAleatoire } from '../../platform/api/idempotence';

/** Diagnostic d'un dossier : les blocs que ce lecteur lit. */
export const optionsDiagnostic = (dossierId: string) =>
  queryOptions({
    queryKey: cles.dossier(dossierId, 'diagnostic'),
    queryFn: ({ signal }) => api.lire<DiagnosticsVue>(`/dossiers/${dossierId}/diagnostic`, { signal }),
  });

/** Écritures du diagnostic ; `version` vaut 0 tant qu'aucune version n'est en préparation. */
export const commandesDiagnostic = {
  rediger: (dossierId: string, corps: unknown, version: number) =>
    api.remplacer<DiagnosticEcrit>(`/dossiers/${dossierId}/diagnostic/brouillon`, corps, { version }),
  transiter: (
    { id, version }: Pick<DiagnosticVue, 'id' | 'version'>,
    corps: TransitionDiagnosticRequete,
    cle: string,
  ) => api.creer<DiagnosticEcrit>(`/diagnostics/${id}/transitions`, corps, { version, cleIdempotence: cle }),
};

/** Réponse de la personne depuis son livret : elle valide la version qu'elle a sous les yeux, ou la fait corriger. */
export function useRepondreDiagnostic(dossierId: string) {
  const requetes = useQueryClient();
  return useMutation({
    mutationFn: ({ diagnostic, ...corps }: TransitionDiagnosticRequete & { readonly diagnostic: DiagnosticVue }) =>
      commandesDiagnostic.transiter(diagnostic, corps, identifiantAleatoire()),
    onSettled: () => void requetes.invalidateQueries({ queryKey: cles.dossier(dossierId, 'diagnostic') }),
  });
}
