import type { SpotlightStore } from '@mantine/spotlight';
import { useEffect } from 'react';

/**
 * Marque le premier résultat chaque fois que la liste change : les personnes arrivent après la frappe, et Entrée doit
 * ouvrir ce qui est montré en premier. La marque est celle que lit le composant, `data-selected`.
 */
export function usePremierResultat(magasin: SpotlightStore, resultats: string): void {
  useEffect(() => {
    const { listId, query } = magasin.getState();
    const liste = listId === '' ? null : document.getElementById(listId);
    if (!liste || query.trim() === '') return;
    liste.querySelectorAll('[data-selected]').forEach((element) => element.removeAttribute('data-selected'));
    liste.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
    magasin.updateState((etat) => ({ ...etat, selected: 0 }));
  }, [magasin, resultats]);
}
