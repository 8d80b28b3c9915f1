import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { tinykeys } from 'tinykeys';
import { doitIgnorer } from '../../clavier/raccourcis';
import { rangSuivant } from './rang';

/**
 * J et K passent d'une ligne à l'autre en posant le focus sur son lien (`data-lien-ligne`) ; Entrée l'ouvre, comme
 * tout lien. Rend la référence à mettre sur le conteneur des lignes.
 */
export function useParcoursLignes<E extends HTMLElement>(): RefObject<E | null> {
  const conteneur = useRef<E>(null);
  useEffect(() => {
    const aller = (pas: 1 | -1) => (evenement: KeyboardEvent) => {
      const liens = [...(conteneur.current?.querySelectorAll<HTMLElement>('[data-lien-ligne]') ?? [])];
      const cible = liens[rangSuivant(liens.indexOf(document.activeElement as HTMLElement), pas, liens.length)];
      if (!cible) return;
      evenement.preventDefault();
      cible.focus();
      cible.scrollIntoView({ block: 'nearest' });
    };
    return tinykeys(window, { j: aller(1), k: aller(-1) }, { ignore: doitIgnorer });
  }, []);
  return conteneur;
}
