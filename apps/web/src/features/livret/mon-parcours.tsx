import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { recitEnClair } from '@pdp/domain';
import type { EvenementHistorique, RecitDossier } from '@pdp/domain';
import { useState } from 'react';
import { dateEnClair } from './livret.vue';
import { optionsMonRecit, optionsMonParcours } from './livret.requetes';
import styles from './livret.module.css';

type Props = { readonly dossierId: string; readonly aujourdhui: string };

/** « Mon parcours » : le résumé tout de suite, le détail si la personne le demande. */
export function MonParcours({ dossierId, aujourdhui }: Props) {
  const recit = useQuery(optionsMonRecit(dossierId));
  const [ouvert, ouvrir] = useState(false);
  if (!recit.data) return null;
  return (
    <section aria-labelledby="titre-mon-parcours">
      <h2 id="titre-mon-parcours" data-lu="">
        Mon parcours
      </h2>
      <Resume recit={recit.data} />
      <button
        type="button"
        className={`${styles['lien']} ${styles['ecran']}`}
        aria-expanded={ouvert}
        onClick={() => ouvrir(!ouvert)}
      >
        {ouvert ? 'Cacher le détail' : 'Voir tout ce qui s’est passé'}
      </button>
      {ouvert && <Detail dossierId={dossierId} aujourdhui={aujourdhui} />}
    </section>
  );
}

const Resume = ({ recit }: { readonly recit: RecitDossier }) => (
  <div className={styles['bloc']}>
    <p data-lu="">{recitEnClair(recit)}</p>
    {(recit.resultats ?? []).length > 0 && (
      <ul>
        {recit.resultats?.map(({ le, libelle }) => (
          <li key={`${le}${libelle}`} data-lu="">
            {libelle}
          </li>
        ))}
      </ul>
    )}
  </div>
);

function Detail({ dossierId, aujourdhui }: Props) {
  const parcours = useInfiniteQuery(optionsMonParcours(dossierId));
  const elements = parcours.data?.pages.flatMap((page) => page.elements) ?? [];
  return (
    <>
      {parcours.isPending && <p role="status">Un instant…</p>}
      {parcours.isError && <p className={styles['faute']}>La liste n’a pas pu s’ouvrir. Réessayez un peu plus tard.</p>}
      <ul className={styles['liste']}>
        {elements.map((evenement) => (
          <Evenement key={evenement.id} evenement={evenement} aujourdhui={aujourdhui} />
        ))}
      </ul>
      {parcours.hasNextPage && (
        <button
          type="button"
          className={`${styles['lien']} ${styles['ecran']}`}
          disabled={parcours.isFetchingNextPage}
          onClick={() => void parcours.fetchNextPage()}
        >
          Voir plus ancien
        </button>
      )}
    </>
  );
}

const Evenement = ({ evenement, aujourdhui }: { evenement: EvenementHistorique; aujourdhui: string }) => (
  <li className={styles['bloc']} data-lu="">
    <p className={styles['petit']}>Le {dateEnClair(evenement.le, aujourdhui)}</p>
    <p>{evenement.libelle}</p>
  </li>
);
