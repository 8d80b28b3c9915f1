import { routesDeclarees, type RouteDeclaree } from '../src/platform/http/catalogue-routes.js';
import { schemaDeDto } from '../src/platform/http/schema-dto.js';
import { cheminDe, ouvrirCibles, type Cibles } from './balayage/cibles.js';
import { exempleDe } from './balayage/corpus.js';
import { empreinteDe, tablesChangees } from './balayage/empreinte-base.js';
import { COFFRE_DE_TEST } from './cles-de-test.js';
import type { ClientHttp } from './client-http.js';
import { connecter } from './connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from './demo-de-test.js';
import { exigerAucunePanne } from './securite/pannes-notees.js';

const INTIME = 'Zqxintime';
const AUTRE_MANDATAIRE = 'Zqxmandataire';
/** Ce qui est à lui, et non au dossier : sa session, ses préférences, ses notifications. */
const A_LUI = /\/(deconnexion|session|mes-sessions|mes-preferences|notifications|connexion|reponses-par-lien)(\/|$)/;

describe('mandat « lire seulement »', () => {
  exigerAucunePanne();
  let app: ApplicationDemo;
  let routes: RouteDeclaree[];
  let cibles: Cibles;
  let proche: ClientHttp;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo({}, 0.02);
    routes = routesDeclarees(app.app).filter(({ chemin }) => chemin.startsWith('/api/v1/') && !A_LUI.test(chemin));
    cibles = await ouvrirCibles(app);
    await app.sql(`UPDATE mandat SET portee = 'LIRE' WHERE dossier_id = $1`, [cibles.dossiers]);
    const mot = '018f0000-0000-7000-8000-00000000aaaa';
    await app.sql(
      `INSERT INTO livret_mot (id, dossier_id, texte_scelle, partage, cree_le, maj_le) VALUES ($1,$2,$3,false,now(),now())`,
      [mot, cibles.dossiers, COFFRE_DE_TEST.sceller('livret_mot.texte_scelle', mot, INTIME)],
    );
    await app.sql(
      `WITH u AS (INSERT INTO utilisateur (id, emetteur, sujet, nom, prenom) VALUES (gen_random_uuid(), 'invitation', 'essai', $2, 'Autre') RETURNING id)
       INSERT INTO mandat (id, mandataire_id, dossier_id, debut) SELECT gen_random_uuid(), u.id, $1, now() FROM u`,
      [cibles.dossiers, AUTRE_MANDATAIRE],
    );
    proche = await connecter(app.url, 'mandataire');
  }, 120_000);
  afterAll(() => app?.fermer());

  const appeler = (route: RouteDeclaree) => {
    const corps =
      route.corps === null
        ? undefined
        : JSON.stringify(route.corps === Object ? {} : exempleDe(schemaDeDto(route.corps)));
    const entetes = { 'if-match': '"1"', ...(corps === undefined ? {} : { 'content-type': 'application/json' }) };
    const chemin = cheminDe(route, (genre) => cibles[genre]);
    return proche.requete(route.methode, chemin, { ...(corps === undefined ? {} : { corps }), entetes });
  };

  it('aucune route n’écrit rien dans le dossier', async () => {
    expect((await proche.get('/mon-livret')).statut).toBe(200);
    const avant = await empreinteDe(app);
    const ecritures = routes.filter(({ methode }) => methode !== 'GET');
    expect(ecritures.length).toBeGreaterThan(100);
    const faites: string[] = [];
    for (const route of ecritures) {
      const { statut, texte } = await appeler(route);
      if (statut < 400 || statut >= 500)
        faites.push(`${route.methode} ${route.chemin} ${statut} ${texte.slice(0, 80)}`);
    }
    expect(faites).toEqual([]);
    expect(tablesChangees(avant, await empreinteDe(app))).toEqual([]);
  }, 120_000);

  it('aucune lecture ne montre un mot à soi, un autre mandat, ni les fichiers d’un accès', async () => {
    const lues: string[] = [];
    const vus: string[] = [];
    for (const route of routes.filter(({ methode }) => methode === 'GET')) {
      const { statut, texte } = await appeler(route);
      if (statut === 200) lues.push(route.chemin);
      for (const secret of [INTIME, AUTRE_MANDATAIRE])
        if (texte.includes(secret)) vus.push(`${route.chemin} montre ${secret}`);
    }
    expect(vus).toEqual([]);
    expect(lues).toContain('/api/v1/mon-livret');
    expect(lues.filter((chemin) => /exports-acces|mandats|telecharg/.test(chemin))).toEqual([]);
  }, 120_000);
});
