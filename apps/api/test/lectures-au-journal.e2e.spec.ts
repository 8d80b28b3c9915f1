import { routesDeclarees } from '../src/platform/http/catalogue-routes.js';
import { cheminDe, compteDe, connexions, ouvrirCibles } from './balayage/cibles.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from './demo-de-test.js';

/**
 * Ne disent rien d'un dossier : l'annuaire, les séances (journalisées par passage), ce qui est à l'agent lui-même, l'état d'un compte ou
 * d'un envoi, et le gel, que le délégué voit sans lire le dossier.
 */
const HORS_DOSSIER =
  /\/(habilitations|utilisateurs|reconfirmations|suppleances|imports|envois|echecs|notifications|mes-sessions|lieux-accueil|revues|passages|recurrences|plus-tard|fichiers)\/|\/(mon-travail|acces-livret|limitation)$/;

describe('pas de journal, pas de réponse', () => {
  let app: ApplicationDemo;
  beforeAll(async () => {
    app = await ouvrirApplicationDemo({}, 0.02);
  }, 120_000);
  afterAll(() => app?.fermer());

  it('chaque lecture d’un dossier laisse sa ligne, à son nom, avant la réponse', async () => {
    const cibles = await ouvrirCibles(app);
    const connecte = connexions(app.url);
    const muettes: string[] = [];
    let lues = 0;
    const lectures = routesDeclarees(app.app).filter(
      (route) =>
        route.methode === 'GET' &&
        route.chemin.startsWith('/api/v1/') &&
        (route.parametres.length > 0 || /\/(mon-|mes-droits|pilotage\/)/.test(route.chemin)) &&
        !HORS_DOSSIER.test(route.chemin),
    );
    for (const route of lectures) {
      const compte = compteDe(route);
      if (compte === null) continue;
      const client = await connecte(compte);
      const compter = async (): Promise<number> =>
        (
          await app.sql<{ n: number }>(
            `SELECT count(*)::int AS n FROM journal_acces WHERE utilisateur_id = (SELECT id FROM utilisateur WHERE sujet = $1)`,
            [compte],
          )
        )[0]!.n;
      const avant = await compter();
      const { statut } = await client.requete(
        'GET',
        cheminDe(route, (genre) => cibles[genre]),
        {},
      );
      if (statut !== 200) continue;
      lues += 1;
      if ((await compter()) === avant) muettes.push(route.chemin);
    }
    expect(lues).toBeGreaterThan(30);
    expect(muettes).toEqual([]);
  }, 120_000);
});
