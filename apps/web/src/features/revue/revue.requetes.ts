import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  BrouillonVue,
  CandidatVue,
  ComposerOrdreDuJourRequete,
  CompteRenduVue,
  DeciderRequete,
  DecisionCreee,
  EcranSalleVue,
  EvenementsRevue,
  LectureCompteRenduVue,
  InscrirePassageRequete,
  OrientationEtmVue,
  Page,
  ParticipantVue,
  PassageCourantVue,
  PlusTardVue,
  PlanifierRevueRequete,
  PreparerPassageRequete,
  RecurrenceVue,
  ReglerRecurrenceRequete,
  RevueLigne,
  RevueVue,
  SuiviVue,
  VersionVue,
} from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';

/** Séances de la plateforme, de la plus récente à la plus ancienne. */
export const optionsRevues = (etat: string | undefined) =>
  infiniteQueryOptions({
    queryKey: cles.revues({ etat }),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api.lire<Page<RevueLigne>>('/revues', { params: { etat, curseur: pageParam, limite: 30 }, signal }),
    getNextPageParam: (page) => page.curseurSuivant,
  });

/** Une séance, vue par ce lecteur. */
export const optionsRevue = (id: string) =>
  queryOptions({
    queryKey: cles.revue(id, 'vue'),
    queryFn: ({ signal }) => api.lire<RevueVue>(`/revues/${id}`, { signal }),
  });

/** Passage en discussion : la projection du dossier pour ce lecteur. */
export const optionsPassage = (revueId: string, passageId: string | null) =>
  queryOptions({
    queryKey: [...cles.revue(revueId, 'passage'), passageId],
    enabled: passageId !== null,
    gcTime: 0,
    queryFn: ({ signal }) => api.lire<PassageCourantVue>(`/passages/${passageId}`, { signal }),
  });

/** Écran partagé : l'intersection des droits des présents ; jamais gardé en mémoire. */
export const optionsEcran = (id: string) =>
  queryOptions({
    queryKey: cles.revue(id, 'ecran'),
    gcTime: 0,
    queryFn: ({ signal }) => api.lire<EcranSalleVue>(`/revues/${id}/ecran`, { signal, enFond: true }),
  });

/** Actions décidées la fois précédente. */
export const optionsSuivi = (id: string) =>
  queryOptions({
    queryKey: cles.revue(id, 'suivi'),
    queryFn: ({ signal }) => api.lire<{ elements: SuiviVue[] }>(`/revues/${id}/suivi`, { signal }),
  });

/** Sujets « à garder pour plus tard ». */
export const optionsPlusTard = (id: string) =>
  queryOptions({
    queryKey: cles.revue(id, 'plus-tard'),
    queryFn: ({ signal }) => api.lire<{ elements: PlusTardVue[] }>(`/revues/${id}/plus-tard`, { signal }),
  });

/** Qui a ouvert un compte rendu. */
export const optionsLecturesCompteRendu = (id: string) =>
  queryOptions({
    queryKey: cles.revue(id, 'lectures'),
    queryFn: ({ signal }) =>
      api.lire<{ elements: LectureCompteRenduVue[] }>(`/revues/${id}/compte-rendu/lectures`, { signal }),
  });

/** Candidats à l'ordre du jour, avec leurs raisons. */
export const optionsCandidats = (id: string) =>
  queryOptions({
    queryKey: cles.revue(id, 'candidats'),
    queryFn: ({ signal }) =>
      api.lire<{ elements: CandidatVue[] }>(`/revues/${id}/ordre-du-jour/proposition`, { signal }),
  });

/** Orientations vers l'équipe technique que suit ce lecteur ; celles d'un dossier, s'il est donné. */
export const optionsOrientations = (dossierId: string | null) =>
  queryOptions({
    queryKey: cles.orientations(dossierId),
    queryFn: ({ signal }) =>
      api.lire<{ elements: OrientationEtmVue[] }>('/orientations-etm', { params: { dossier: dossierId }, signal }),
  });

/** Rythmes des séances de la plateforme. */
export const optionsRecurrences = queryOptions({
  queryKey: cles.revues({ partie: 'recurrences' }),
  queryFn: ({ signal }) => api.lire<{ elements: RecurrenceVue[] }>('/recurrences', { signal }),
});

/** Compte rendu projeté pour ce lecteur. */
export const optionsCompteRendu = (id: string) =>
  queryOptions({
    queryKey: cles.revue(id, 'compte-rendu'),
    queryFn: ({ signal }) => api.lire<CompteRenduVue>(`/revues/${id}/compte-rendu`, { signal }),
  });

/** Commandes d'une séance. */
export const commandesRevue = {
  planifier: (corps: PlanifierRevueRequete, cleIdempotence: string) =>
    api.creer<VersionVue & { etat: string }>('/revues', corps, { cleIdempotence }),
  /** `epoque` : celle de la conduite, jointe à un ordre donné en séance. */
  transiter: (id: string, transition: string, epoque?: number) =>
    api.creer<{ etat: string }>(`/revues/${id}/transitions`, { transition, epoque }),
  prendreLaConduite: (id: string) => api.creer<{ conducteurId: string }>(`/revues/${id}/conduite`, {}),
  passerLaConduite: (id: string, agentId: string, epoque: number) =>
    api.creer<{ conducteurId: string }>(`/revues/${id}/conduite/passation`, { agentId, epoque }),
  demanderLaConduite: (id: string) => api.creer<{ sequence: number }>(`/revues/${id}/conduite/demande`, {}),
  garderLaConduite: (id: string) => api.supprimer<{ sequence: number }>(`/revues/${id}/conduite/demande`),
  /** Signe de présence d'un écran sans socket. */
  sonder: (id: string) =>
    api.creer<{ sequence: number; participants: readonly ParticipantVue[] }>(
      `/revues/${id}/presence`,
      {},
      { enFond: true },
    ),
  evenements: (id: string, depuis: number) =>
    api.lire<EvenementsRevue>(`/revues/${id}/evenements`, { params: { depuis }, enFond: true }),
  /** Annule une séance à venir, ou la déplace avec ses dossiers. */
  deplacer: (id: string, transition: 'annuler' | 'reporter', reste: { motif?: string; nouveauDebut?: string }) =>
    api.creer<{ etat: string }>(`/revues/${id}/transitions`, { transition, ...reste }),
  regler: (actuel: Pick<RecurrenceVue, 'id' | 'version'> | null, corps: ReglerRecurrenceRequete) =>
    actuel === null
      ? api.creer<RecurrenceVue>('/recurrences', corps)
      : api.remplacer<RecurrenceVue>(`/recurrences/${actuel.id}`, corps, { version: actuel.version }),
  inscrire: (id: string, corps: InscrirePassageRequete, cleIdempotence: string) =>
    api.creer<{ id: string }>(`/revues/${id}/passages`, corps, { cleIdempotence }),
  composer: (id: string, corps: ComposerOrdreDuJourRequete, cleIdempotence: string) =>
    api.creer<{ passages: readonly { id: string }[] }>(`/revues/${id}/ordre-du-jour`, corps, { cleIdempotence }),
  preparer: (passageId: string, version: number, corps: PreparerPassageRequete) =>
    api.remplacer<VersionVue>(`/passages/${passageId}/preparation`, corps, { version }),
  laisserAvis: (passageId: string, texte: string) =>
    api.remplacer<{ id: string }>(`/passages/${passageId}/avis-differe`, { texte }),
  annoncer: (revueId: string, absent: boolean) =>
    api.remplacer<{ absent: boolean }>(`/revues/${revueId}/ma-presence`, { absent }),
  passerLeLot: (revueId: string, epoque: number) =>
    api.creer<{ passages: number }>(`/revues/${revueId}/lot`, { epoque }),
  repondreOrientation: (id: string, corps: { transition: string; motif?: string }) =>
    api.creer<{ etat: string }>(`/orientations-etm/${id}/transitions`, corps),
  ordonner: (id: string, version: number, passages: readonly string[]) =>
    api.remplacer<VersionVue>(`/revues/${id}/ordre`, { passages }, { version }),
  transiterPassage: (id: string, transition: string, epoque?: number) =>
    api.creer<{ etat: string }>(`/passages/${id}/transitions`, { transition, epoque }),
  prendreLaMain: (id: string) => api.creer<{ ecrivainId: string }>(`/passages/${id}/prendre-la-main`, {}),
  lireBrouillon: (id: string) => api.lire<BrouillonVue>(`/passages/${id}/brouillon`, { enFond: true }),
  brouillon: (
    id: string,
    version: number,
    corps: Pick<BrouillonVue, 'texte' | 'code' | 'actions' | 'phraseAssure'> & { readonly rang: number },
  ) => api.remplacer<BrouillonVue>(`/passages/${id}/brouillon`, corps, { version }),
  annulerDecision: (passageId: string, epoque: number) =>
    api.creer<{ id: string }>(`/passages/${passageId}/decision/annulation`, { epoque }),
  repondreSuivi: (id: string, tacheId: string, fait: boolean, epoque: number) =>
    api.creer<{ tacheId: string }>(`/revues/${id}/suivi/${tacheId}`, { fait, epoque }),
  garderSujet: (id: string, texte: string, passageId: string | null) =>
    api.creer<{ id: string }>(`/revues/${id}/plus-tard`, { texte, ...(passageId === null ? {} : { passageId }) }),
  retirerSujet: (id: string, sujetId: string) => api.supprimer<{ id: string }>(`/revues/${id}/plus-tard/${sujetId}`),
  ajouterAuCompteRendu: (id: string, texte: string, passageId: string | null) =>
    api.creer<{ id: string }>(`/revues/${id}/compte-rendu/ajouts`, {
      texte,
      ...(passageId === null ? {} : { passageId }),
    }),
  decider: (id: string, corps: DeciderRequete, cleIdempotence: string) =>
    api.creer<DecisionCreee>(`/passages/${id}/decisions`, corps, { cleIdempotence }),
};
