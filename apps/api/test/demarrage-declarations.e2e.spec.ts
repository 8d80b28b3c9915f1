import { ACTES } from '@pdp/permissions';
import { messagesDeclares, routesDeclarees, type RouteDeclaree } from '../src/platform/http/catalogue-routes.js';
import { ouvrirApplication, type ApplicationDeTest } from './application-de-test.js';
import { routesDeFastify } from './routes-de-fastify.js';

/** Servies sans session : à relire à chaque ajout, avec leur raison. */
const PUBLIQUES = {
  'GET /api/metriques': 'mesures techniques sans identifiant ; hors démonstration, à qui présente le jeton réglé',
  'GET /api/sante/pret': 'sonde de préparation, sans donnée',
  'GET /api/sante/vivant': 'sonde de vie, sans donnée',
  'GET /api/v1/connexion': 'départ de la connexion : personne n’est encore connecté',
  'GET /api/v1/connexion/fournisseurs':
    'la page de connexion propose les services de connexion actifs ; rien n’y est secret',
  'GET /api/v1/connexion/retour': 'retour du fournisseur d’identité : la session naît ici',
  'GET /api/v1/connexion/style.css': 'feuille de style des pages de connexion',
  'POST /api/v1/reponses-par-lien':
    'la réponse d’un tiers sans compte : le jeton et le code du lien en tiennent lieu, une seule fois',
  'POST /api/v1/reponses-par-lien/ouverture':
    'un médecin traitant ou une entreprise n’a pas de compte : le jeton et le code du lien en tiennent lieu',
  'POST /api/v1/deconnexion': 'se déconnecter doit réussir même quand la session a déjà pris fin',
};

/** Servies hors de Nest, donc hors des gardes : fournisseur d'identité de démonstration, documentation, application web. */
const HORS_GARDES = [
  /^[A-Z]+ \/demo\/oidc(\/|$)/,
  /^GET \/api\/(docs|openapi\.json)(\/|$|-)?/,
  /^GET \/(?!api|demo)/,
  /^POST \/rapports-csp$/,
];

describe('chaque porte déclare qui peut entrer', () => {
  let app: ApplicationDeTest;
  let routes: RouteDeclaree[];

  beforeAll(async () => {
    app = await ouvrirApplication();
    routes = routesDeclarees(app.app);
  }, 60_000);

  afterAll(() => app?.fermer());

  const enTexte = (r: RouteDeclaree): string => `${r.methode} ${r.chemin}`;

  it('toute route HTTP déclare son acte, ou qu’elle est ouverte à tout connecté, ou publique avec sa raison', () => {
    expect(routes.length).toBeGreaterThan(70);
    expect(routes.filter((r) => r.declaration === undefined).map(enTexte)).toEqual([]);
  });

  it('tout acte déclaré existe dans le livre des droits', () => {
    const actes = [...routes, ...messagesDeclares(app.app)].flatMap((r) =>
      r.declaration?.sorte === 'acte' ? [r.declaration.acte] : [],
    );
    expect(actes.filter((acte) => !(acte in ACTES))).toEqual([]);
  });

  it('la liste des routes publiques est exactement celle qui a été relue', () => {
    const publiques = routes.flatMap((r) =>
      r.declaration?.sorte === 'public' ? [[enTexte(r), r.declaration.raison] as const] : [],
    );
    expect(Object.fromEntries(publiques)).toEqual(PUBLIQUES);
  });

  it('tout message de socket déclare son acte ; aucun n’est public', () => {
    const messages = messagesDeclares(app.app);
    expect(messages.map((m) => m.message)).toEqual([
      'passage.ecrire',
      'passage.prendre-la-main',
      'revue.quitter',
      'revue.rejoindre',
    ]);
    const sansActe = messages.filter((m) => m.declaration === undefined || m.declaration.sorte === 'public');
    expect(sansActe.map((m) => m.message)).toEqual([]);
  });

  it('tout message de socket reçoit un contenu validé par une classe', () => {
    const sansClasse = messagesDeclares(app.app).filter((m) => m.corps === null || m.corps === Object);
    expect(sansClasse.map((m) => m.message)).toEqual([]);
  });

  it('le serveur ne sert rien d’autre que ces routes et ce qui est connu hors des gardes', () => {
    const declarees = new Set(routes.map(enTexte));
    const servies = routesDeFastify(app.app);
    const inconnues = servies.filter((s) => !declarees.has(s) && !HORS_GARDES.some((forme) => forme.test(s)));
    expect(inconnues).toEqual([]);
    expect([...declarees].filter((d) => !servies.includes(d))).toEqual([]);
  });

  it('tout identifiant d’adresse est vérifié avant d’atteindre le code', () => {
    const libres = routes.flatMap((r) => r.parametres.filter((p) => !p.estUuid).map((p) => `${enTexte(r)} : ${p.nom}`));
    // Nom de catégorie, comparé à la liste fermée des catégories de la fiche.
    expect(libres).toEqual(['PUT /api/v1/dossiers/:id/categories/:categorie : categorie']);
  });

  it('sans session, toute route non publique répond 401, quelle que soit sa forme', async () => {
    const fautives: string[] = [];
    for (const route of routes.filter((r) => r.declaration?.sorte !== 'public')) {
      const chemin = route.chemin.replace(/:(\w+)/g, '018f0000-0000-7000-8000-000000000000');
      const reponse = await fetch(app.url + chemin, { method: route.methode, headers: { 'x-pdp': '1' } });
      await reponse.text();
      if (reponse.status !== 401) fautives.push(`${enTexte(route)} → ${reponse.status}`);
    }
    expect(fautives).toEqual([]);
  });

  it('une écriture sans l’en-tête x-pdp, ou d’une autre origine, est refusée avant tout', async () => {
    const fautives: string[] = [];
    for (const route of routes.filter((r) => r.methode !== 'GET')) {
      const url = app.url + route.chemin.replace(/:(\w+)/g, '018f0000-0000-7000-8000-000000000000');
      const sansEntete = await fetch(url, { method: route.methode });
      const etrangere = await fetch(url, {
        method: route.methode,
        headers: { 'x-pdp': '1', origin: 'https://ailleurs.invalid' },
      });
      for (const reponse of [sansEntete, etrangere])
        if (((await reponse.json()) as { code: string }).code !== 'origine-refusee') fautives.push(enTexte(route));
    }
    expect(fautives).toEqual([]);
  });
});
