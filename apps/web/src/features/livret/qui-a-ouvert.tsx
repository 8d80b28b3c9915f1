import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MonLivretVue } from '@pdp/domain';
import { enEchec } from '../../platform/api/probleme';
import { dateLongue } from '../../platform/format/dates';
import { capitale } from '../../platform/format/textes';
import { optionsMonJournal } from './livret.requetes';
import { ouverturesEnClair } from './livret.vue';
import styles from './livret.module.css';

/** « Qui a ouvert mon dossier » : le nombre, puis la liste à la demande. */
export function QuiAOuvert({ livret }: { readonly livret: MonLivretVue }) {
  const [ouvert, poserOuvert] = useState(false);
  return (
    <div className={styles['bloc']}>
      <p data-lu="">{ouverturesEnClair(livret.ouverturesCeMois)}</p>
      <button
        type="button"
        className={`${styles['lien']} ${styles['ecran']}`}
        aria-expanded={ouvert}
        onClick={() => poserOuvert(!ouvert)}
      >
        {ouvert ? 'Cacher la liste' : 'Voir qui a ouvert mon dossier'}
      </button>
      {ouvert && <ListeOuvertures dossierId={livret.dossierId} />}
    </div>
  );
}

function ListeOuvertures({ dossierId }: { dossierId: string }) {
  const journal = useInfiniteQuery(optionsMonJournal(dossierId));
  if (journal.isError && !journal.data) {
    return (
      <p role="alert" className={styles['faute']}>
        {enEchec(journal.error).message}
      </p>
    );
  }
  if (!journal.data) return <p role="status">Un instant…</p>;
  const lignes = journal.data.pages.flatMap((page) => page.elements);
  if (lignes.length === 0) return <p>Personne n’a encore ouvert votre dossier.</p>;
  return (
    <>
      <ul className={styles['liste']}>
        {lignes.map(({ le, qui, fonction, organisme, action }) => (
          <li key={`${le}${qui}${action}`}>
            <strong>{qui}</strong>, {[fonction, organisme].filter(Boolean).join(', ')}
            <p className={styles['petit']}>
              {capitale(dateLongue(le))}. {action}
            </p>
          </li>
        ))}
      </ul>
      {journal.hasNextPage && (
        <button
          type="button"
          className={`${styles['bouton']} ${styles['second']} ${styles['ecran']}`}
          disabled={journal.isFetchingNextPage}
          onClick={() => void journal.fetchNextPage()}
        >
          Voir plus ancien
        </button>
      )}
    </>
  );
}
