import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query';
import type {
  AccompagnementVue,
  AffectationVue,
  AffecterRequete,
  AnnulerRequete,
  AncienMembreVue,
  CategorieFiche,
  ContactVue,
  CreerEntretienRequete,
  CreerPreconisationRequete,
  CreerTacheRequete,
  DossierVue,
  EntretienVue,
  EvenementHistorique,
  NoterContactRequete,
  MotifFinLien,
  GenreFrise,
  Page,
  PreconisationAvancee,
  PreconisationVue,
  RecitDossier,
  TachesPage,
  TransitionDossierReponse,
  TransitionDossierRequete,
  TransitionPreconisationRequete,
  TransmettreReferentRequete,
  TransmissionVue,
  VersionVue,
} from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';

/** Dossier projeté pour ce lecteur. */
export const optionsDossier = (id: string) =>
  queryOptions({
    queryKey: cles.dossier(id, 'vue'),
    queryFn: ({ signal }) => api.lire<DossierVue>(`/dossiers/${id}`, { signal }),
  });

/** Ce qui s'est passé dans le dossier, du plus récent au plus ancien ; `genre` n'en garde qu'une sorte. */
export const optionsHistorique = (id: string, genre?: GenreFrise) =>
  infiniteQueryOptions({
    queryKey: [...cles.dossier(id, 'historique'), ...(genre ? [genre] : [])],
    queryFn: ({ signal, pageParam }) =>
      api.lire<Page<EvenementHistorique>>(`/dossiers/${id}/historique`, {
        signal,
        params: { limite: 50, curseur: pageParam, genre },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.curseurSuivant,
  });

/** Récit du parcours : durée, entretiens, partenaires, résultats. */
export const optionsRecit = (id: string) =>
  queryOptions({
    queryKey: cles.dossier(id, 'recit'),
    queryFn: ({ signal }) => api.lire<RecitDossier>(`/dossiers/${id}/recit`, { signal }),
  });

/** Entretiens notés. */
export const optionsEntretiens = (id: string) =>
  queryOptions({
    queryKey: cles.dossier(id, 'entretiens'),
    queryFn: ({ signal }) =>
      api.lire<Page<EntretienVue>>(`/dossiers/${id}/entretiens`, { signal, params: { limite: 200 } }),
  });

/** Compte de l'accompagnement : entretiens par modalité, contacts, délai de rencontre. */
export const optionsAccompagnement = (id: string) =>
  queryOptions({
    queryKey: cles.dossier(id, 'accompagnement'),
    queryFn: ({ signal }) => api.lire<AccompagnementVue>(`/dossiers/${id}/accompagnement`, { signal }),
  });

/** Préconisations faites à la personne. */
export const optionsPreconisations = (id: string) =>
  queryOptions({
    queryKey: cles.dossier(id, 'preconisations'),
    queryFn: ({ signal }) => api.lire<Page<PreconisationVue>>(`/dossiers/${id}/preconisations`, { signal }),
  });

/** Tâches du dossier lisibles par ce lecteur. */
export const optionsTachesDossier = (id: string) =>
  queryOptions({
    queryKey: cles.dossier(id, 'taches'),
    queryFn: ({ signal }) => api.lire<TachesPage>(`/dossiers/${id}/taches`, { signal }),
  });

/** Personnes et services dont le lien avec le dossier a fini. */
export const optionsAnciens = (id: string) =>
  queryOptions({
    queryKey: cles.dossier(id, 'anciens'),
    queryFn: ({ signal }) => api.lire<Page<AncienMembreVue>>(`/dossiers/${id}/cercle/anciens`, { signal }),
  });

/** Transmissions de dossier proposées à l'utilisateur ou par lui, en attente de réponse. */
export const optionsTransmissions = queryOptions({
  queryKey: [...cles.dossiers(), 'transmissions'],
  queryFn: ({ signal }) => api.lire<Page<TransmissionVue>>('/transmissions', { signal }),
});

/** Écritures d'un dossier. */
export const commandesDossier = {
  ecrireCategorie: (id: string, categorie: CategorieFiche, corps: unknown, version: number) =>
    api.remplacer<VersionVue>(`/dossiers/${id}/categories/${categorie}`, corps, { version }),
  transiter: (id: string, version: number, corps: TransitionDossierRequete) =>
    api.creer<TransitionDossierReponse>(`/dossiers/${id}/transitions`, corps, { version }),
  noterEntretien: (id: string, corps: CreerEntretienRequete, cleIdempotence: string) =>
    api.creer<VersionVue>(`/dossiers/${id}/entretiens`, corps, { cleIdempotence }),
  corrigerEntretien: (id: string, corps: CreerEntretienRequete, cleIdempotence: string) =>
    api.creer<EntretienVue>(`/entretiens/${id}/correction`, corps, { cleIdempotence }),
  annulerEntretien: (id: string, corps: AnnulerRequete) =>
    api.creer<{ id: string }>(`/entretiens/${id}/annulation`, corps),
  noterContact: (id: string, corps: NoterContactRequete, cleIdempotence: string) =>
    api.creer<ContactVue>(`/dossiers/${id}/contacts`, corps, { cleIdempotence }),
  annulerContact: (id: string, corps: AnnulerRequete) => api.creer<{ id: string }>(`/contacts/${id}/annulation`, corps),
  noterPreconisation: (id: string, corps: CreerPreconisationRequete, cleIdempotence: string) =>
    api.creer<PreconisationVue>(`/dossiers/${id}/preconisations`, corps, { cleIdempotence }),
  avancerPreconisation: (
    { id, version }: PreconisationVue,
    corps: TransitionPreconisationRequete,
    cleIdempotence: string,
  ) => api.creer<PreconisationAvancee>(`/preconisations/${id}/transitions`, corps, { version, cleIdempotence }),
  creerTache: (id: string, corps: CreerTacheRequete, cleIdempotence: string) =>
    api.creer<VersionVue>(`/dossiers/${id}/taches`, corps, { cleIdempotence }),
  affecter: (id: string, corps: AffecterRequete, cleIdempotence: string) =>
    api.creer<AffectationVue>(`/dossiers/${id}/affectations`, corps, { cleIdempotence }),
  transmettre: (id: string, corps: TransmettreReferentRequete, cleIdempotence: string) =>
    api.creer<TransmissionVue>(`/dossiers/${id}/referent/transmission`, corps, { cleIdempotence }),
  repondreTransmission: ({ id, version }: TransmissionVue, reponse: 'acceptation' | 'refus') =>
    api.creer<TransmissionVue>(`/transmissions/${id}/${reponse}`, {}, { version }),
  delier: (affectationId: string, motif: MotifFinLien) =>
    api.supprimer<undefined>(`/affectations/${affectationId}`, { params: { motif } }),
};

/** Relit tout ce qu'une écriture a pu changer : le dossier et ses parties, les listes, les compteurs. */
export function useRelireDossier(id: string): () => Promise<unknown> {
  const requetes = useQueryClient();
  return () =>
    Promise.all(
      [cles.dossier(id), cles.dossiers(), cles.monTravail(), cles.taches()].map((queryKey) =>
        requetes.invalidateQueries({ queryKey }),
      ),
    );
}
