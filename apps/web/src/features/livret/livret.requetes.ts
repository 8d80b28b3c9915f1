import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  AccesVue,
  CapVue,
  ClotureVue,
  CreerVisiteRequete,
  DispositifsVue,
  DocumentsVue,
  EvenementHistorique,
  LivretLuVue,
  MonLivretVue,
  OrganismeVue,
  Page,
  QuestionLivret,
  RecitDossier,
  ReponseSuivi,
  NouvellesVue,
  TexteLivretRequete,
  TransitionVisiteRequete,
} from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { adresse, api } from '../../platform/api/client';
import { identifiantAleatoire } from '../../platform/api/idempotence';

/** Livret de l'assuré ; `dossierId` choisit le dossier pour un mandataire qui en suit plusieurs. */
export const optionsMonLivret = (dossierId: string | undefined) =>
  queryOptions({
    queryKey: cles.monLivret(dossierId ?? 'premier'),
    queryFn: ({ signal }) => api.lire<MonLivretVue>('/mon-livret', { signal, params: { dossierId } }),
    // Relu à chaque visite ; la page ne redemande pas ce que la route vient de lire.
    staleTime: 2_000,
  });

/** « Qui a ouvert mon dossier », page par page. */
export const optionsMonJournal = (dossierId: string) =>
  infiniteQueryOptions({
    queryKey: [...cles.monLivret('journal'), dossierId],
    queryFn: ({ signal, pageParam }) =>
      api.lire<Page<AccesVue>>('/mon-journal', { signal, params: { dossierId, limite: 20, curseur: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.curseurSuivant,
  });

/** Documents déposés pour la personne, des plus récents aux plus anciens. */
export const optionsMesDocuments = (dossierId: string) =>
  queryOptions({
    queryKey: [...cles.monLivret('documents'), dossierId],
    queryFn: ({ signal }) => api.lire<DocumentsVue>(`/dossiers/${dossierId}/documents`, { signal }),
  });

/** Résumé du parcours de la personne. */
export const optionsMonRecit = (dossierId: string) =>
  queryOptions({
    queryKey: [...cles.monLivret('recit'), dossierId],
    queryFn: ({ signal }) => api.lire<RecitDossier>(`/dossiers/${dossierId}/recit`, { signal }),
  });

/** Tout ce qui s'est passé, dit en mots simples, page par page. */
export const optionsMonParcours = (dossierId: string) =>
  infiniteQueryOptions({
    queryKey: [...cles.monLivret('parcours'), dossierId],
    queryFn: ({ signal, pageParam }) =>
      api.lire<Page<EvenementHistorique>>(`/dossiers/${dossierId}/historique`, {
        signal,
        params: { limite: 20, curseur: pageParam },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.curseurSuivant,
  });

/** Fin de l'accompagnement, et les questions posées ensuite. */
export const optionsMaCloture = (dossierId: string) =>
  queryOptions({
    queryKey: [...cles.monLivret('cloture'), dossierId],
    queryFn: ({ signal }) => api.lire<ClotureVue>(`/dossiers/${dossierId}/cloture`, { signal }),
  });

/** Aides mobilisées pour la personne, et ce qu'elle peut y faire. */
export const optionsMesAides = (dossierId: string) =>
  queryOptions({
    queryKey: [...cles.monLivret('aides'), dossierId],
    queryFn: ({ signal }) => api.lire<DispositifsVue>(`/dossiers/${dossierId}/dispositifs`, { signal }),
  });

/** Fichier d'agenda du prochain rendez-vous. */
export const adresseAgenda = (dossierId: string): string => adresse('/mon-livret/calendrier.ics', { dossierId });

/** Le livret publié, en PDF à gros caractères. */
export const adresseLivretPdf = (dossierId: string): string => adresse('/mon-livret.pdf', { dossierId });

/** Dit au référent que cette version a été ouverte ; le redire ne change rien. */
export const accuserLecture = (dossierId: string): Promise<LivretLuVue> =>
  api.creer<LivretLuVue>('/mon-livret/lecture', {}, { params: { dossierId } });

function useRelireLivret(): () => Promise<void> {
  const requetes = useQueryClient();
  return () => requetes.invalidateQueries({ queryKey: cles.monLivret() });
}

/** Écrit le cap ; `version` vaut 0 tant qu'il n'y en a pas. */
export function useEcrireCap(dossierId: string) {
  const relire = useRelireLivret();
  return useMutation({
    mutationFn: ({ texte, version }: { texte: string; version: number }) =>
      api.remplacer<CapVue>('/mon-livret/cap', { texte } satisfies TexteLivretRequete, {
        version,
        params: { dossierId },
      }),
    onSuccess: relire,
  });
}

/** Pose une question au référent. `cleIdempotence` : la même pour un nouvel essai du même texte. */
export function usePoserQuestion(dossierId: string) {
  const relire = useRelireLivret();
  return useMutation({
    mutationFn: ({ texte, cleIdempotence }: { texte: string; cleIdempotence: string }) =>
      api.creer<QuestionLivret>('/mon-livret/questions', { texte } satisfies TexteLivretRequete, {
        cleIdempotence,
        params: { dossierId },
      }),
    onSuccess: relire,
  });
}

// Les écritures ci-dessous n'attendent pas la relecture : elle ferait disparaître l'élément avant qu'il ait dit « C'est fait ».

/** Retire un accord ; l'accès tombe dès la réponse. */
export function useRetirerAccord() {
  const relire = useRelireLivret();
  return useMutation({
    mutationFn: ({ id, version }: { id: string; version: number }) =>
      api.creer<unknown>(`/consentements/${id}/retrait`, {}, { version, cleIdempotence: identifiantAleatoire() }),
    onSettled: () => void relire(),
  });
}

/** Répond aux questions posées après l'accompagnement. */
export function useRepondreSuivi(dossierId: string) {
  const relire = useRelireLivret();
  return useMutation({
    mutationKey: ['suivi', dossierId],
    mutationFn: ({ suivi, reponse, cleIdempotence }: RepondreSuivi) =>
      api.creer<unknown>(`/suivis/${suivi.id}/reponse`, reponse, { version: suivi.version, cleIdempotence }),
    onSuccess: relire,
  });
}

type RepondreSuivi = {
  readonly suivi: NouvellesVue;
  readonly reponse: ReponseSuivi;
  readonly cleIdempotence: string;
};

/** Services de santé au travail, quand l'assuré doit dire le sien. */
export const optionsServices = queryOptions({
  queryKey: cles.monLivret('services'),
  queryFn: ({ signal }) => api.lire<Page<OrganismeVue>>('/organismes', { signal, params: { unite: 'SPST' } }),
});

/** Demande une visite avec la santé au travail ; le service se devine quand le dossier le dit. */
export function useDemanderVisite(dossierId: string) {
  const relire = useRelireLivret();
  return useMutation({
    mutationFn: (organismeId: string | undefined) =>
      api.creer<unknown>(
        `/dossiers/${dossierId}/visites-pre-reprise`,
        { demander: true, ...(organismeId ? { organismeId } : {}) } satisfies CreerVisiteRequete,
        { cleIdempotence: identifiantAleatoire() },
      ),
    onSettled: () => void relire(),
  });
}

/** Répond à une visite : la demander, la refuser, s'opposer à la transmission. */
export function useRepondreVisite() {
  const relire = useRelireLivret();
  return useMutation({
    mutationFn: ({ id, version, transition }: { id: string; version: number } & TransitionVisiteRequete) =>
      api.creer<unknown>(`/visites-pre-reprise/${id}/transitions`, { transition } satisfies TransitionVisiteRequete, {
        version,
        cleIdempotence: identifiantAleatoire(),
      }),
    onSettled: () => void relire(),
  });
}
