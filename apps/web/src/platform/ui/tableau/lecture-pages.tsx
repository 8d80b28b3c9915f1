import type { ComponentProps, ReactNode } from 'react';
import { Erreur } from '../retours/erreur';
import { Squelette } from '../retours/squelette';
import { Suite } from './pagination';
import { Tableau } from './tableau';

/** Lecture page par page (`useInfiniteQuery`), réduite à ce qu'une liste en montre. */
export type LectureDePages<L> = {
  readonly data: { readonly pages: readonly { readonly elements: readonly L[] }[] } | undefined;
  readonly isError: boolean;
  readonly error: Error | null;
  readonly refetch: () => Promise<unknown>;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
};

type Props<L> = {
  readonly requete: LectureDePages<L>;
  /** Montré pendant la première lecture. */
  readonly attente?: ReactNode;
  readonly children: (lignes: readonly L[]) => ReactNode;
};

/** Liste lue page par page : l'attente, l'échec avec un nouvel essai, les lignes, puis de quoi lire la suite. */
export function LecturePages<L>({ requete, attente = <Squelette lignes={6} />, children }: Props<L>) {
  if (requete.isError && !requete.data)
    return <Erreur erreur={requete.error} reessayer={() => void requete.refetch()} />;
  if (!requete.data) return <>{attente}</>;
  const lignes = requete.data.pages.flatMap(({ elements }) => elements);
  return (
    <>
      {children(lignes)}
      {lignes.length > 0 && (
        <Suite
          affiches={lignes.length}
          encore={requete.hasNextPage}
          enCours={requete.isFetchingNextPage}
          surSuite={() => void requete.fetchNextPage()}
        />
      )}
    </>
  );
}

type PropsTableau<L> = Omit<Props<L>, 'children'> &
  Pick<ComponentProps<typeof Tableau<L>>, 'legende' | 'colonnes' | 'cle' | 'vide'>;

/** La même, en tableau. */
export function TableauPagine<L>({ requete, attente, ...tableau }: PropsTableau<L>) {
  return (
    <LecturePages requete={requete} attente={attente}>
      {(lignes) => <Tableau {...tableau} lignes={lignes} />}
    </LecturePages>
  );
}
