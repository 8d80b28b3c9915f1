import { jusquA, pause } from '../jusqu-a.js';
import { lancerTravaux } from '../processus-de-test.js';
import { decrireAvecRedis, ouvrirRedisDeTest, type RedisDeTest } from '../redis-de-test.js';
import { ouvrirRelaisTcp, parRelais, type RelaisTcp } from '../relais-tcp.js';
import { ouvrirBancDeFautes, type BancDeFautes } from './banc-de-fautes.js';
import { Charge } from './charge.js';

const SILENCE_MS = 3_000;

const parRelaisNeuf = (retenir: (relais: RelaisTcp) => void) => async (url: string) => {
  const relais = await ouvrirRelaisTcp(Number(new URL(url).port));
  retenir(relais);
  return parRelais(url, relais);
};

/** Le réseau avale tout sans rien dire, puis réinitialise : l'API ne meurt pas, ne perd rien, et reprend seule. */
describe('réseau muet entre l’API et la base', () => {
  let banc: BancDeFautes;
  let relais: RelaisTcp;
  beforeAll(async () => {
    banc = await ouvrirBancDeFautes({ parRelais: parRelaisNeuf((r) => (relais = r)) });
  }, 120_000);
  afterAll(async () => {
    relais?.parler();
    relais?.couper();
    await banc?.fermer();
    await relais?.fermer();
  }, 60_000);

  it('silence puis réinitialisation, deux fois, pendant les écritures', async () => {
    const charge = await Charge.preparer(await banc.sql(), banc.client, 'partition');
    const tenue = charge.tenir(120);
    for (const seuil of [30, 80]) {
      await charge.atteindre(seuil);
      relais.taire();
      await pause(SILENCE_MS);
      expect((await fetch(`${banc.api.url}/api/sante/vivant`)).status).toBe(200);
      relais.parler();
      relais.couper();
    }
    await tenue;
    expect(await charge.fautes(await banc.sql())).toEqual([]);
    expect(await banc.invariantsRompus()).toEqual([]);
  }, 180_000);

  it('connexions oubliées sans un mot, jamais réinitialisées : l’API les coupe elle-même et reprend', async () => {
    const charge = await Charge.preparer(await banc.sql(), banc.client, 'oubliées');
    const tenue = charge.tenir(80);
    await charge.atteindre(30);
    relais.taire({ nouvelles: false });
    relais.parler();
    await tenue;
    expect(charge.acquittees).toHaveLength(80);
    expect(await charge.fautes(await banc.sql())).toEqual([]);
    expect(await banc.invariantsRompus()).toEqual([]);
  }, 240_000);
});

decrireAvecRedis('réseau muet entre l’API, les travaux et Redis', () => {
  let redis: RedisDeTest;
  let relais: RelaisTcp;
  let banc: BancDeFautes;
  let fond: Awaited<ReturnType<typeof lancerTravaux>>;
  beforeAll(async () => {
    redis = await ouvrirRedisDeTest();
    const REDIS_URL = await parRelaisNeuf((r) => (relais = r))(redis.url);
    banc = await ouvrirBancDeFautes({ environnement: { REDIS_URL, PDP_MODE: 'api' } });
    fond = await lancerTravaux(banc.postgres.url, { REDIS_URL });
  }, 120_000);
  afterAll(async () => {
    relais?.parler();
    relais?.couper();
    await fond?.arreter();
    await banc?.fermer();
    await relais?.fermer();
    await redis?.fermer();
  }, 60_000);

  it('silence puis réinitialisation : les écritures continuent, la boîte de sortie se vide au retour', async () => {
    const charge = await Charge.preparer(await banc.sql(), banc.client, 'redis muet');
    const tenue = charge.tenir(80);
    await charge.atteindre(20);
    relais.taire();
    // Rien de durable ne passe par Redis : la charge finit pendant son silence.
    await tenue;
    relais.parler();
    relais.couper();
    expect(await charge.fautes(await banc.sql())).toEqual([]);
    const enAttente = `SELECT 1 FROM outbox WHERE traite_le IS NULL AND abandonne_le IS NULL LIMIT 1`;
    await jusquA(
      'la boîte de sortie vidée',
      async () => (await (await banc.sql()).query(enAttente)).rowCount === 0,
      90_000,
    );
    expect(await banc.invariantsRompus()).toEqual([]);
  }, 240_000);
});
