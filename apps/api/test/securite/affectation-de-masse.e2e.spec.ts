import type { Probleme } from '@pdp/domain';
import { routesDeclarees, type RouteDeclaree } from '../../src/platform/http/catalogue-routes.js';
import type { SchemaJson } from '../../src/platform/http/schema-dto.js';
import { cheminDe, compteDe, connexions, ouvrirCibles, type Cibles } from '../balayage/cibles.js';
import { exempleDe } from '../balayage/corpus.js';
import { empreinteDe, tablesChangees } from '../balayage/empreinte-base.js';
import { ClientHttp, type ReponseHttp } from '../client-http.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../demo-de-test.js';
import { corpsAttendus } from './corps-attendus.js';
import { exigerAucunePanne } from './pannes-notees.js';

// Une réponse nomme au plus quelques dizaines de champs fautifs.
const PAQUET = 25;
// Qui écrit les catégories que l'assistante sociale n'écrit pas : sans le droit, le refus ne prouverait rien.
const REDACTEURS: Readonly<Record<string, string>> = {
  avis: 'medecin.conseil',
  nir: 'referent.cpam',
  arret: 'referent.cpam',
  capacites: 'medecin.travail',
};

describe('affectation de masse : une colonne qu’une route ne déclare pas n’est jamais écrite par elle', () => {
  exigerAucunePanne();
  let app: ApplicationDemo;
  let ecritures: RouteDeclaree[];
  let cibles: Cibles;
  let connecte: ReturnType<typeof connexions>;
  let champs: readonly (readonly [string, unknown])[];

  beforeAll(async () => {
    app = await ouvrirApplicationDemo({}, 0.01);
    ecritures = routesDeclarees(app.app).filter((r) => r.methode !== 'GET');
    cibles = await ouvrirCibles(app);
    connecte = connexions(app.url);
    champs = await champsDeLaBase(app);
    // La connexion date la dernière visite : elle se fait avant de mesurer.
    for (const compte of [...Object.values(REDACTEURS), ...ecritures.map(compteDe)])
      if (compte !== null) await connecte(compte);
  }, 120_000);

  afterAll(() => app?.fermer());

  const envoyer = async (route: RouteDeclaree, chemin: string, corps: unknown): Promise<ReponseHttp> => {
    const compte = REDACTEURS[/categories\/(\w+)$/.exec(chemin)?.[1] ?? ''] ?? compteDe(route);
    const client = compte === null ? new ClientHttp(app.url) : await connecte(compte);
    return client.requete(route.methode, chemin, { corps, version: 1 });
  };

  /** Ajoute les champs, par paquets, à un corps bien formé ; rend ceux que la réponse ne refuse pas, un par un, par leur nom. */
  const admisPar = async (route: RouteDeclaree, chemin: string, schema: SchemaJson): Promise<string[]> => {
    const enTrop = champs.filter(([nom]) => !Object.hasOwn(schema.properties ?? {}, nom));
    const admis: string[] = [];
    for (let debut = 0; debut < enTrop.length; debut += PAQUET) {
      const paquet = enTrop.slice(debut, debut + PAQUET);
      const corps = { ...(exempleDe(schema) as object), ...Object.fromEntries(paquet) };
      const reponse = await envoyer(route, chemin, corps);
      const refuses = new Set(((reponse.corps as Probleme).champs ?? []).map((c) => c.chemin));
      admis.push(...paquet.map(([nom]) => nom).filter((nom) => reponse.statut !== 400 || !refuses.has(nom)));
    }
    return admis.length === 0 ? [] : [`${route.methode} ${chemin} laisse passer ${admis.join(', ')}`];
  };

  it('chaque route d’écriture × chaque colonne de la base : 400 qui nomme chacune, et rien d’écrit', async () => {
    const fautes: string[] = [];
    let visees = 0;
    for (const route of ecritures) {
      const ici = cheminDe(route, (g) => cibles[g]);
      const attendus = await corpsAttendus(app, route, ici, cibles.dossiers);
      if (attendus.length === 0) continue;
      visees += 1;
      const avant = await empreinteDe(app);
      for (const { chemin, schema } of attendus) fautes.push(...(await admisPar(route, chemin, schema)));
      const changees = tablesChangees(avant, await empreinteDe(app));
      if (changees.length > 0) fautes.push(`${route.methode} ${route.chemin} a écrit ${changees.join(', ')}`);
    }
    expect(fautes).toEqual([]);
    expect(visees).toBeGreaterThan(25);
    expect(champs.length).toBeGreaterThan(150);
  }, 120_000);

  it('dans un objet imbriqué aussi', async () => {
    const fautes: string[] = [];
    for (const route of ecritures) {
      const ici = cheminDe(route, (g) => cibles[g]);
      for (const { chemin, schema } of await corpsAttendus(app, route, ici, cibles.dossiers))
        for (const [nom, propriete] of Object.entries(schema.properties ?? {})) {
          const objet = propriete.type === 'array' ? propriete.items : propriete;
          if (objet?.type !== 'object') continue;
          const enTrop = Object.fromEntries(champs.filter(([c]) => !Object.hasOwn(objet.properties ?? {}, c)));
          const valeur = { ...(exempleDe(objet) as object), ...enTrop };
          const corps = { ...(exempleDe(schema) as object), [nom]: propriete.type === 'array' ? [valeur] : valeur };
          const { statut, texte } = await envoyer(route, chemin, corps);
          if (statut !== 400) fautes.push(`${route.methode} ${chemin} ${nom} : ${statut} ${texte.slice(0, 120)}`);
        }
    }
    expect(fautes).toEqual([]);
  }, 60_000);

  it('une route qui n’attend pas de corps n’en lit aucun', async () => {
    const sansCorps = ecritures.filter((r) => r.corps === null).map((r) => r.nom);
    // Le dépôt d'une liste lit un fichier, jamais un objet : `saisies-hostiles` l'éprouve.
    expect(sansCorps.length).toBeGreaterThan(5);
    const avant = await empreinteDe(app);
    const client = await connecte('assistante.sociale');
    expect((await client.post('/notifications/lecture', Object.fromEntries(champs))).statut).toBeLessThan(500);
    expect(tablesChangees(avant, await empreinteDe(app))).toEqual([]);
  });
});

/** Toute colonne de toute table, sous son nom en base et sous son nom de propriété, avec une valeur plausible de son type. */
async function champsDeLaBase(app: ApplicationDemo): Promise<readonly (readonly [string, unknown])[]> {
  const colonnes = await app.sql<{ nom: string; type: string }>(
    `SELECT column_name AS nom, min(data_type) AS type FROM information_schema.columns
     WHERE table_schema = 'public' GROUP BY column_name ORDER BY 1`,
  );
  const champs = colonnes.flatMap(({ nom, type }) =>
    [nom, nom.replace(/_(\w)/g, (_, l: string) => l.toUpperCase())].map((n) => [n, valeurDe(type)] as const),
  );
  return [...new Map(champs)];
}

function valeurDe(type: string): unknown {
  if (type === 'uuid') return '018f0000-0000-7000-8000-0000000000aa';
  if (type === 'boolean') return true;
  if (/int|numeric|double/.test(type)) return 1;
  if (type === 'date') return '2026-03-03';
  if (/timestamp/.test(type)) return '2026-03-03T10:00:00Z';
  return type === 'jsonb' ? {} : 'ADMINISTRATEUR';
}
