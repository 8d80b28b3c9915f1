import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { PageIntrouvable } from '../features/navigation/pages-etat/page-introuvable';
import { estEchec } from '../platform/api/probleme';
import { accueilDe } from '../platform/permissions/menu';
import { optionsSession } from '../platform/session/session.requetes';
import { demanderFeuilles } from '../platform/ui/theme/feuilles';
import { CHEMIN_DU_LIVRET } from './avance';
import { CadreConnecte, chargerCadre } from './cadre-connecte';
import { Racine } from './racine';
import * as r from './recherches';

export const racine = createRootRouteWithContext<{ requetes: QueryClient }>()({
  component: Racine,
  pendingMinMs: 0,
  // Aucune page ne s'affiche sans ses feuilles, sauf le livret, dont la première vue n'emploie aucun composant de Mantine.
  beforeLoad: async ({ location }) => {
    if (location.pathname !== CHEMIN_DU_LIVRET) await demanderFeuilles();
  },
  notFoundComponent: PageIntrouvable,
});

export const connexion = createRoute({
  getParentRoute: () => racine,
  path: '/connexion',
  validateSearch: r.rechercheConnexion,
  component: lazyRouteComponent(() => import('../pages/connexion/page-connexion'), 'PageConnexion'),
});

// Sans session : un médecin traitant ou une entreprise y répond par un lien à usage unique.
export const repondre = createRoute({
  getParentRoute: () => racine,
  path: '/repondre',
  component: lazyRouteComponent(() => import('../pages/repondre/page-repondre'), 'PageRepondre'),
});

// Adresse courte, celle de la feuille remise à l'assuré : elle mène au champ du code.
export const invitation = createRoute({
  getParentRoute: () => racine,
  path: '/invitation',
  beforeLoad: () => {
    throw redirect({ to: '/connexion', search: { code: 'true' }, replace: true });
  },
});

export const connecte = createRoute({
  getParentRoute: () => racine,
  id: 'connecte',
  pendingMinMs: 0,
  component: CadreConnecte,
  notFoundComponent: PageIntrouvable,
  beforeLoad: async ({ context, location }) => {
    try {
      const session = await context.requetes.ensureQueryData(optionsSession);
      await chargerCadre(session.habilitationActive.fonction);
      return { session };
    } catch (erreur) {
      if (estEchec(erreur, 'non-connecte')) throw redirect({ to: '/connexion', search: { retour: location.href } });
      throw erreur;
    }
  },
});

export const accueil = createRoute({
  getParentRoute: () => connecte,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: accueilDe(context.session.habilitationActive.fonction), replace: true });
  },
});
