import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  DocumentDepose,
  DocumentsVue,
  DocumentVue,
  FichierVue,
  MotifRetraitDocument,
  RetirerDocumentRequete,
  VersionVue,
} from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { adresse, api } from '../../platform/api/client';
import { televerser } from '../../platform/api/televerser';
import type { SurAvancement, Televersement } from '../../platform/api/televerser';

const enAttente = ({ elements }: DocumentsVue): boolean =>
  elements.some(({ versions }) => versions.some(({ etat }) => etat === 'QUARANTAINE'));

/** Documents d'un dossier lisibles par ce lecteur ; relus tant que l'un d'eux est en cours d'analyse. */
export const optionsDocuments = (dossierId: string) =>
  queryOptions({
    queryKey: cles.dossier(dossierId, 'documents'),
    queryFn: ({ signal }) => api.lire<DocumentsVue>(`/dossiers/${dossierId}/documents`, { signal }),
    refetchInterval: ({ state }) => (state.data && enAttente(state.data) ? 2_000 : false),
  });

/** Où en est l'analyse d'un fichier. */
export const optionsFichier = (id: string) =>
  queryOptions({
    queryKey: ['fichier', id],
    queryFn: ({ signal }) => api.lire<FichierVue>(`/fichiers/${id}`, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.etat === 'QUARANTAINE' || state.data?.etat === 'NON_ANALYSE' ? 1_500 : false,
  });

/** Adresse de téléchargement ; le navigateur l'enregistre, sans l'afficher. */
export const adresseContenu = (fichierId: string): string => adresse(`/fichiers/${fichierId}/contenu`);

type Envoi = { readonly cleIdempotence: string; readonly surAvancement: SurAvancement };

/** Dépose un document, ou une nouvelle version de `documentId`. */
export const envoyerDocument = (
  vers: { readonly dossierId: string; readonly documentId: string | undefined },
  fichier: File,
  champs: Readonly<Record<string, string>>,
  envoi: Envoi,
): Televersement<DocumentDepose> =>
  televerser<DocumentDepose>(
    vers.documentId === undefined ? `/dossiers/${vers.dossierId}/documents` : `/documents/${vers.documentId}/versions`,
    fichier,
    { ...envoi, champs },
  );

/** Dépose le formulaire signé d'un accord, numérisé. */
export const envoyerFormulaire = (dossierId: string, fichier: File, envoi: Envoi): Televersement<FichierVue> =>
  televerser<FichierVue>(`/dossiers/${dossierId}/formulaires-accord`, fichier, envoi);

/** Relit les documents d'un dossier. */
export function useRelireDocuments(dossierId: string): () => Promise<void> {
  const requetes = useQueryClient();
  return () => requetes.invalidateQueries({ queryKey: cles.dossier(dossierId, 'documents') });
}

/** Retire un document ; le refus d'une version périmée fait relire la liste. */
export function useRetirerDocument(dossierId: string) {
  const relire = useRelireDocuments(dossierId);
  return useMutation({
    mutationFn: ({ document, motif }: { document: Pick<DocumentVue, 'id' | 'version'>; motif: MotifRetraitDocument }) =>
      api.creer<VersionVue>(`/documents/${document.id}/retrait`, { motif } satisfies RetirerDocumentRequete, {
        version: document.version,
      }),
    onSettled: () => void relire(),
  });
}
