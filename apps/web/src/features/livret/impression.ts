import { useEffect } from 'react';
import type { RefObject } from 'react';

/** Le papier dit tout : ce qui est replié à l'écran s'ouvre le temps d'imprimer, puis se replie. */
export function useToutImprimer(page: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let ouverts: readonly HTMLDetailsElement[] = [];
    const ouvrir = () => {
      ouverts = [...(page.current?.querySelectorAll<HTMLDetailsElement>('details[data-repli]:not([open])') ?? [])];
      ouverts.forEach((repli) => (repli.open = true));
    };
    const replier = () => ouverts.forEach((repli) => (repli.open = false));
    window.addEventListener('beforeprint', ouvrir);
    window.addEventListener('afterprint', replier);
    return () => {
      window.removeEventListener('beforeprint', ouvrir);
      window.removeEventListener('afterprint', replier);
    };
  }, [page]);
}
