import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Erreur } from './erreur';
import { Squelette } from './squelette';

type Props<T> = {
  readonly requete: UseQueryResult<T>;
  readonly squelette?: ReactNode;
  readonly children: (donnees: T) => ReactNode;
};

/** Affiche une lecture : squelette, erreur avec « Réessayer », puis le contenu. Garde l'ancien contenu si une relecture échoue. */
export function Lecture<T>({ requete, squelette, children }: Props<T>) {
  if (requete.data !== undefined) return <>{children(requete.data)}</>;
  if (requete.isError) return <Erreur erreur={requete.error} reessayer={() => void requete.refetch()} />;
  return <>{squelette ?? <Squelette />}</>;
}
