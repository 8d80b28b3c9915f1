import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { MonTravailVue, TacheVue } from '@pdp/domain';
import { pluriel } from '../../platform/format/textes';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { triDepuisAdresse, triVersAdresse } from '../../platform/ui/tableau/colonne';
import type { Tri } from '../../platform/ui/tableau/colonne';
import { useListeStable } from '../../platform/ui/tableau/liste-stable';
import { Nouveautes } from '../../platform/ui/tableau/nouveautes';
import { Suite } from '../../platform/ui/tableau/pagination';
import { optionsMesTaches } from './taches.requetes';
import { TableTaches } from './table-taches';
import { CRITERES_TACHES } from './travail.vue';

const route = getRouteApi('/connecte/travail');
const cleTache = (tache: TacheVue): string => tache.id;

/** Carte « À faire » : les premières tâches tout de suite, la suite à la demande. */
export function CarteAFaire({ travail }: { readonly travail: MonTravailVue }) {
  const { tri } = route.useSearch();
  const naviguer = route.useNavigate();
  const [toutes, poserToutes] = useState(false);
  const suite = useInfiniteQuery({ ...optionsMesTaches, enabled: toutes });
  const recues = suite.data?.pages.flatMap((page) => page.elements) ?? travail.taches;
  const { affichees, nouvelles, afficher } = useListeStable(recues, cleTache);
  const encore = suite.data ? suite.hasNextPage : travail.nombreTaches > travail.taches.length;
  const enRetard = affichees.filter((tache) => tache.enRetard).length;
  const suivre = () => {
    if (!toutes) poserToutes(true);
    else void suite.fetchNextPage();
  };
  const trierPar = (choisi: Tri) =>
    void naviguer({ search: (avant) => ({ ...avant, tri: triVersAdresse(choisi) }), replace: true });
  return (
    <Carte
      titre="À faire"
      actions={
        <>
          <Nouveautes nombre={toutes ? 0 : nouvelles} afficher={afficher} />
          {enRetard > 0 && <Puce couleur="rouge">{pluriel(enRetard, 'tâche')} en retard</Puce>}
        </>
      }
    >
      <TableTaches
        taches={toutes ? recues : affichees}
        tri={triDepuisAdresse(tri, CRITERES_TACHES)}
        surTri={trierPar}
      />
      {encore && <Suite affiches={recues.length} encore enCours={suite.isFetching} surSuite={suivre} />}
    </Carte>
  );
}
