import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconPrinter } from '@tabler/icons-react';
import { CODES_GENRE_FRISE, GENRES_FRISE, LIBELLES_CATEGORIE } from '@pdp/domain';
import type { DossierVue, EvenementHistorique, GenreFrise } from '@pdp/domain';
import { useEffect, useState } from 'react';
import { dateHeureMoyenne, dateMoyenne } from '../../../platform/format/dates';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { EtatVide } from '../../../platform/ui/retours/etat-vide';
import { Erreur } from '../../../platform/ui/retours/erreur';
import { Squelette } from '../../../platform/ui/retours/squelette';
import { Suite } from '../../../platform/ui/tableau/pagination';
import { optionsHistorique } from '../dossier.requetes';
import { Recit } from './recit';
import styles from '../dossier.module.css';
import friseStyles from './frise-dossier.module.css';

const GENRES = [
  { value: '', label: 'Tout' },
  ...CODES_GENRE_FRISE.map((code) => ({ value: code, label: GENRES_FRISE[code].libelle })),
];

/** Frise du dossier : son récit, puis chaque événement que ce lecteur peut lire, du plus récent au plus ancien. */
export function Historique({ dossier }: { readonly dossier: DossierVue }) {
  const [genre, poserGenre] = useState<GenreFrise>();
  const historique = useInfiniteQuery(optionsHistorique(dossier.id, genre));
  const [imprime, poserImprime] = useState(false);
  useImpressionEntiere(imprime, historique, () => poserImprime(false));
  const evenements = historique.data?.pages.flatMap((page) => page.elements) ?? [];
  return (
    <>
      <h2>Historique</h2>
      <Recit dossierId={dossier.id} />
      <div className={`${friseStyles['outils']} non-imprimable`}>
        <NativeSelect
          label="Montrer"
          data={GENRES}
          value={genre ?? ''}
          onChange={({ currentTarget: { value } }) => poserGenre(value === '' ? undefined : (value as GenreFrise))}
        />
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden="true" />}
          loading={imprime}
          onClick={() => poserImprime(true)}
        >
          Imprimer la frise
        </Button>
      </div>
      {historique.isPending && <Squelette />}
      {historique.isError && <Erreur erreur={historique.error} reessayer={() => void historique.refetch()} />}
      {historique.isSuccess && evenements.length === 0 && <Vide filtre={genre !== undefined} />}
      <ol className={styles['frise']}>
        {evenements.map((evenement) => (
          <Evenement key={evenement.id} evenement={evenement} />
        ))}
      </ol>
      {historique.hasNextPage && (
        <div className="non-imprimable">
          <Suite
            affiches={evenements.length}
            encore
            enCours={historique.isFetchingNextPage}
            surSuite={() => void historique.fetchNextPage()}
          />
        </div>
      )}
    </>
  );
}

type PagesAImprimer = {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly isError: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
};

// Une frise imprimée est entière : les pages manquantes se lisent d'abord.
function useImpressionEntiere(demandee: boolean, pages: PagesAImprimer, fini: () => void): void {
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = pages;
  useEffect(() => {
    if (!demandee || isFetchingNextPage) return;
    if (hasNextPage && !isError) {
      void fetchNextPage();
      return;
    }
    window.print();
    fini();
  }, [demandee, hasNextPage, isFetchingNextPage, isError, fetchNextPage, fini]);
}

const Vide = ({ filtre }: { readonly filtre: boolean }) =>
  filtre ? (
    <EtatVide titre="Rien de ce genre">Choisissez «&nbsp;Tout&nbsp;» pour revoir la frise entière.</EtatVide>
  ) : (
    <EtatVide titre="Rien encore">Chaque changement de ce dossier s’inscrira ici, avec son auteur.</EtatVide>
  );

function Evenement({ evenement: { type, libelle, par, le, categorie } }: { evenement: EvenementHistorique }) {
  // Un entretien se note au jour près : une heure y serait inventée.
  const quand = type === 'entretien' ? dateMoyenne(le) : dateHeureMoyenne(le);
  return (
    <li className={styles['ligne']}>
      <div>
        <b>{libelle}</b>
        <div className="fin">{[par, quand].filter(Boolean).join(' · ')}</div>
      </div>
      {categorie && <Puce>{LIBELLES_CATEGORIE[categorie]}</Puce>}
    </li>
  );
}
