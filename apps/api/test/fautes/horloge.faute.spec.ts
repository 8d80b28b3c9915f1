import { fileURLToPath, pathToFileURL } from 'node:url';
import { connecter } from '../connecter.js';
import { jusquA } from '../jusqu-a.js';
import { lancerProcessusApi, type ProcessusApi } from '../processus-de-test.js';
import { ouvrirBancDeFautes, type BancDeFautes } from './banc-de-fautes.js';
import { Charge } from './charge.js';

const SAUTE = pathToFileURL(fileURLToPath(new URL('horloge-qui-saute.mjs', import.meta.url))).href;
const MINUTE = 60_000;
const DIX_MINUTES = 10 * MINUTE;
const TRENTE_HEURES = 30 * 60 * MINUTE;

/** L'horloge d'un processus avance, puis recule : l'ordre vient de la séquence, les délais de séance de l'horloge de la base. */
describe('horloge qui saute', () => {
  let banc: BancDeFautes;
  let api: ProcessusApi;
  beforeAll(async () => {
    banc = await ouvrirBancDeFautes();
    api = await lancerProcessusApi(banc.postgres.url, {
      NODE_OPTIONS: `--import=${SAUTE}`,
      PDP_SAUTS_D_HORLOGE: [DIX_MINUTES, -DIX_MINUTES, 0, TRENTE_HEURES, 0].join(','),
    });
  }, 120_000);
  afterAll(async () => {
    await api?.arreter();
    await banc?.fermer();
  }, 30_000);

  const heureDe = async (): Promise<number> =>
    Number((await fetch(`${api.url}/api/sante/vivant`)).headers.get('x-heure'));
  /** Fait sauter l'horloge et attend que le processus le dise lui-même. */
  const sauter = async (decalageMs: number): Promise<void> => {
    api.signaler('SIGUSR2');
    await jusquA('le saut', async () => Math.abs((await heureDe()) - Date.now() - decalageMs) < 5_000);
  };

  it('dix minutes en avant, vingt en arrière, retour, pendant les écritures : rien ne se perd ni ne se double', async () => {
    const client = await connecter(api.url, 'coordinatrice');
    const charge = await Charge.preparer(await banc.sql(), client, 'horloge');
    const tenue = charge.tenir(120, 4);
    for (const [acquittees, decalage] of [
      [20, DIX_MINUTES],
      [60, -DIX_MINUTES],
      [90, 0],
    ] as const) {
      await charge.atteindre(acquittees);
      await sauter(decalage);
    }
    await tenue;
    expect(charge.acquittees).toHaveLength(120);
    expect(await charge.fautes(await banc.sql())).toEqual([]);
    expect(await banc.invariantsRompus()).toEqual([]);
    expect((await client.get('/session')).statut).toBe(200);
  }, 120_000);

  it('trente heures en avant : la session finit, on se reconnecte, et le retour ne casse rien', async () => {
    const avant = await connecter(api.url, 'assistante.sociale');
    await sauter(TRENTE_HEURES);
    await jusquA('la fin de la session', async () => (await avant.get('/session')).statut === 401);
    const apres = await connecter(api.url, 'assistante.sociale');
    expect((await apres.get('/mon-travail')).statut).toBe(200);
    await sauter(0);
    const encore = await connecter(api.url, 'assistante.sociale');
    expect((await encore.get('/mon-travail')).statut).toBe(200);
    expect(await banc.invariantsRompus()).toEqual([]);
  }, 120_000);
});
