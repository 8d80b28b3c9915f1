import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { optionsMonLivret } from '../features/livret/livret.requetes';
import { PageErreur } from '../features/navigation/pages-etat/page-erreur';
import { PageIntrouvable } from '../features/navigation/pages-etat/page-introuvable';
import type { Ecran } from '../platform/permissions/menu';
import { SquelettePage } from '../platform/ui/retours/squelette';
import { CHEMIN_DU_LIVRET } from './avance';
import * as r from './recherches';
import { accueil, connecte, connexion, invitation, racine, repondre } from './routes-d-entree';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Écran du menu dont relève la route ; la coque y refuse les fonctions qui ne l'ont pas. */
    ecran?: Ecran;
  }
  interface Register {
    router: ReturnType<typeof creerRouteur>;
  }
}

const travail = createRoute({
  getParentRoute: () => connecte,
  path: '/travail',
  staticData: { ecran: 'travail' },
  validateSearch: r.rechercheTravail,
  component: lazyRouteComponent(() => import('../pages/travail/page-travail'), 'PageTravail'),
});

const signaler = createRoute({
  getParentRoute: () => connecte,
  path: '/signaler',
  staticData: { ecran: 'signaler' },
  component: lazyRouteComponent(() => import('../pages/signaler/page-signaler'), 'PageSignaler'),
});

const signalements = createRoute({
  getParentRoute: () => connecte,
  path: '/signalements',
  staticData: { ecran: 'signalements' },
  validateSearch: r.rechercheSignalements,
  component: lazyRouteComponent(() => import('../pages/signalements/page-signalements'), 'PageSignalements'),
});

const assures = createRoute({
  getParentRoute: () => connecte,
  path: '/assures',
  staticData: { ecran: 'assures' },
  validateSearch: r.rechercheAssures,
  component: lazyRouteComponent(() => import('../pages/assures/page-assures'), 'PageAssures'),
});

const dossier = createRoute({
  getParentRoute: () => connecte,
  path: '/dossiers/$id',
  validateSearch: r.rechercheOnglet,
  component: lazyRouteComponent(() => import('../pages/dossier/page-dossier'), 'PageDossier'),
});

const revues = createRoute({
  getParentRoute: () => connecte,
  path: '/revues',
  staticData: { ecran: 'revues' },
  validateSearch: r.rechercheRevues,
  component: lazyRouteComponent(() => import('../pages/revues/page-revues'), 'PageRevues'),
});

const salle = createRoute({
  getParentRoute: () => connecte,
  path: '/revues/$id',
  staticData: { ecran: 'revues' },
  component: lazyRouteComponent(() => import('../pages/revue-salle/page-revue-salle'), 'PageRevueSalle'),
});

const ecranSalle = createRoute({
  getParentRoute: () => connecte,
  path: '/revues/$id/ecran',
  staticData: { ecran: 'revues' },
  component: lazyRouteComponent(() => import('../pages/revue-ecran/page-revue-ecran'), 'PageRevueEcran'),
});

const preparation = createRoute({
  getParentRoute: () => connecte,
  path: '/revues/$id/preparation',
  staticData: { ecran: 'revues' },
  component: lazyRouteComponent(
    () => import('../pages/revue-preparation/page-revue-preparation'),
    'PageRevuePreparation',
  ),
});

const compteRendu = createRoute({
  getParentRoute: () => connecte,
  path: '/revues/$id/compte-rendu',
  staticData: { ecran: 'revues' },
  component: lazyRouteComponent(
    () => import('../pages/revue-compte-rendu/page-revue-compte-rendu'),
    'PageRevueCompteRendu',
  ),
});

const reperage = createRoute({
  getParentRoute: () => connecte,
  path: '/reperage',
  staticData: { ecran: 'reperage' },
  validateSearch: r.rechercheReperage,
  component: lazyRouteComponent(() => import('../pages/reperage/page-reperage'), 'PageReperage'),
});

const notifications = createRoute({
  getParentRoute: () => connecte,
  path: '/notifications',
  staticData: { ecran: 'notifications' },
  validateSearch: r.rechercheNotifications,
  component: lazyRouteComponent(() => import('../pages/notifications/page-notifications'), 'PageNotifications'),
});

const boiteEnvoi = createRoute({
  getParentRoute: () => connecte,
  path: '/boite-envoi',
  staticData: { ecran: 'boite-envoi' },
  validateSearch: r.rechercheEnvois,
  component: lazyRouteComponent(() => import('../pages/boite-envoi/page-boite-envoi'), 'PageBoiteEnvoi'),
});

const annuaire = createRoute({
  getParentRoute: () => connecte,
  path: '/annuaire',
  staticData: { ecran: 'annuaire' },
  validateSearch: r.rechercheAnnuaire,
  component: lazyRouteComponent(() => import('../pages/annuaire/page-annuaire'), 'PageAnnuaire'),
});

const journal = createRoute({
  getParentRoute: () => connecte,
  path: '/journal',
  staticData: { ecran: 'journal' },
  validateSearch: r.rechercheJournal,
  component: lazyRouteComponent(() => import('../pages/journal/page-journal'), 'PageJournal'),
});

const administration = createRoute({
  getParentRoute: () => connecte,
  path: '/administration',
  staticData: { ecran: 'administration' },
  validateSearch: r.rechercheAdministration,
  component: lazyRouteComponent(() => import('../pages/administration/page-administration'), 'PageAdministration'),
});

const suppleances = createRoute({
  getParentRoute: () => connecte,
  path: '/suppleances',
  staticData: { ecran: 'suppleances' },
  component: lazyRouteComponent(() => import('../pages/suppleances/page-suppleances'), 'PageSuppleances'),
});

const alertes = createRoute({
  getParentRoute: () => connecte,
  path: '/alertes',
  staticData: { ecran: 'alertes' },
  component: lazyRouteComponent(() => import('../pages/alertes/page-alertes'), 'PageAlertes'),
});

const monLivret = createRoute({
  getParentRoute: () => connecte,
  path: CHEMIN_DU_LIVRET,
  staticData: { ecran: 'mon-livret' },
  // La page naît avec son livret. Un échec se dit dans la page.
  loader: ({ context }) => context.requetes.prefetchQuery(optionsMonLivret(undefined)),
  pendingMinMs: 0,
  component: lazyRouteComponent(() => import('../pages/mon-livret/page-mon-livret'), 'PageMonLivret'),
});

const mesDroits = createRoute({
  getParentRoute: () => connecte,
  path: '/mes-droits',
  staticData: { ecran: 'mon-livret' },
  component: lazyRouteComponent(() => import('../pages/mes-droits/page-mes-droits'), 'PageMesDroits'),
});

const droits = createRoute({
  getParentRoute: () => connecte,
  path: '/droits',
  staticData: { ecran: 'droits' },
  validateSearch: r.rechercheDroits,
  component: lazyRouteComponent(() => import('../pages/droits/page-droits'), 'PageDroits'),
});

const conservation = createRoute({
  getParentRoute: () => connecte,
  path: '/conservation',
  staticData: { ecran: 'conservation' },
  component: lazyRouteComponent(() => import('../pages/conservation/page-conservation'), 'PageConservation'),
});

const pilotage = createRoute({
  getParentRoute: () => connecte,
  path: '/pilotage',
  staticData: { ecran: 'pilotage' },
  validateSearch: r.recherchePilotage,
  component: lazyRouteComponent(() => import('../pages/pilotage/page-pilotage'), 'PagePilotage'),
});

const aide = createRoute({
  getParentRoute: () => connecte,
  path: '/aide',
  staticData: { ecran: 'aide' },
  component: lazyRouteComponent(() => import('../pages/aide/page-aide'), 'PageAide'),
});

// Ouverte à toutes les fonctions, comme l'aide.
const mesSessions = createRoute({
  getParentRoute: () => connecte,
  path: '/mes-sessions',
  staticData: { ecran: 'aide' },
  component: lazyRouteComponent(() => import('../pages/mes-sessions/page-mes-sessions'), 'PageMesSessions'),
});

// Dans le cadre connecté, pour garder le menu autour d'une adresse inconnue.
const inconnue = createRoute({
  getParentRoute: () => connecte,
  path: '$',
  staticData: { ecran: 'aide' },
  component: PageIntrouvable,
});

const arbre = racine.addChildren([
  connexion,
  invitation,
  repondre,
  connecte.addChildren([
    accueil,
    travail,
    signaler,
    signalements,
    assures,
    dossier,
    revues,
    salle,
    ecranSalle,
    preparation,
    compteRendu,
    reperage,
    notifications,
    boiteEnvoi,
    annuaire,
    journal,
    administration,
    suppleances,
    alertes,
    monLivret,
    mesDroits,
    droits,
    conservation,
    pilotage,
    aide,
    mesSessions,
    inconnue,
  ]),
]);

/** Routeur de l'application : chaque page est chargée à la demande, les filtres vivent dans l'adresse. */
export function creerRouteur(requetes: QueryClient) {
  return createRouter({
    routeTree: arbre,
    context: { requetes },
    parseSearch: r.lireAdresse,
    stringifySearch: r.ecrireAdresse,
    defaultPendingComponent: SquelettePage,
    defaultPendingMs: 150,
    defaultErrorComponent: PageErreur,
    defaultPreload: false,
    scrollRestoration: true,
  });
}
