import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { creerMagasin } from '../../magasin';

const PRODUIT = 'Plateforme PDP';

/** Titre annoncé aux lecteurs d'écran après une navigation. */
export const annonceDePage = creerMagasin('');

let pageAffichee: string | undefined;

/**
 * Donne son titre à l'onglet (jamais de nom de personne : un titre d'onglet se voit et s'enregistre) et, après une
 * navigation, annonce la page et pose le focus sur son titre. Rend la référence à mettre sur le `h1`.
 */
export function useTitrePage(titreOnglet: string): RefObject<HTMLHeadingElement | null> {
  const titre = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${titreOnglet} · ${PRODUIT}`;
    const page = window.location.pathname;
    const premiere = pageAffichee === undefined;
    if (pageAffichee === page) return;
    pageAffichee = page;
    if (premiere) return;
    annonceDePage.poser(titreOnglet);
    const dansLaPage = document.activeElement?.closest('main') ?? document.activeElement?.closest('[role=dialog]');
    if (!dansLaPage) titre.current?.focus({ preventScroll: true });
  }, [titreOnglet]);
  return titre;
}
