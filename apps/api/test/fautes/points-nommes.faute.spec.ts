import { fileURLToPath, pathToFileURL } from 'node:url';
import { connecter } from '../connecter.js';
import { lancerProcessusApi } from '../processus-de-test.js';
import { ouvrirBancDeFautes, type BancDeFautes } from './banc-de-fautes.js';
import { Charge } from './charge.js';

const POINTS = pathToFileURL(fileURLToPath(new URL('points-de-panne.mjs', import.meta.url))).href;

/** L'API meurt à un endroit précis d'une écriture ; le client rejoue, et rien n'est perdu ni doublé. */
describe('arrêt à un point nommé', () => {
  let banc: BancDeFautes;
  beforeAll(async () => {
    banc = await ouvrirBancDeFautes();
  }, 120_000);
  afterAll(() => banc?.fermer(), 30_000);

  it.each(['avant-validation', 'apres-validation', 'avant-accuse'])(
    '%s',
    async (point) => {
      const environnement = { NODE_OPTIONS: `--import=${POINTS}`, PDP_POINT_DE_PANNE: `${point}:25` };
      const fragile = await lancerProcessusApi(banc.postgres.url, environnement);
      const client = await connecter(fragile.url, 'coordinatrice');
      const charge = await Charge.preparer(await banc.sql(), client, `point ${point}`);
      const tenue = charge.tenir(40, 4);
      await fragile.morte();
      expect(charge.acquittees.length).toBeLessThan(40);
      await fragile.relancer({ NODE_OPTIONS: '', PDP_POINT_DE_PANNE: '' });
      await tenue;
      expect(charge.acquittees).toHaveLength(40);
      expect(await charge.fautes(await banc.sql())).toEqual([]);
      expect(await banc.invariantsRompus()).toEqual([]);
      await fragile.arreter();
    },
    120_000,
  );
});
