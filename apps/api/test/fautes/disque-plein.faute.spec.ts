import { closeSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { jusquA } from '../jusqu-a.js';
import { ouvrirBancDeFautes, type BancDeFautes } from './banc-de-fautes.js';
import { Charge } from './charge.js';
import { peutMonter } from './petit-disque.js';

const DISQUE_MO = 320;
const ECRITURES = 400;
const LAISSE_OCTETS = 128 * 1024;
const MORCEAU = Buffer.alloc(64 * 1024, 1);

const [decrire, pourquoi] = peutMonter()
  ? [describe, '']
  : [describe.skip, ' (sauté : ce compte ne peut pas monter de disque)'];

/** Le disque de la base est plein : refus clair, rien d'acquitté à tort ; de la place revient, tout repart. */
decrire(`disque de la base plein${pourquoi}`, () => {
  let banc: BancDeFautes;
  beforeAll(async () => {
    banc = await ouvrirBancDeFautes({ disqueMo: DISQUE_MO });
  }, 120_000);
  afterAll(() => banc?.fermer(), 60_000);

  it('refuse clairement, ne perd rien, reprend quand la place revient', async () => {
    const sql = await banc.sql();
    const charge = await Charge.preparer(sql, banc.client, 'disque plein');
    const dossierId = await premierDossier(banc);
    const tenue = charge.tenir(ECRITURES);
    await charge.atteindre(40);
    const lest = remplir(banc.postgres.racine);
    const refus = await jusquAuRefus(banc, dossierId);
    expect(refus).toMatchObject({ statut: 503, corps: { code: 'indisponible' } });
    expect((await fetch(`${banc.api.url}/api/sante/vivant`)).status).toBe(200);
    expect(charge.acquittees.length).toBeLessThan(ECRITURES);
    rmSync(lest);
    // Le journal de la base lui-même a pu manquer de place : PostgreSQL s'arrête alors, et repart quand il y en a.
    if (!banc.postgres.vit()) await banc.postgres.relancer();
    await tenue;
    expect(charge.acquittees).toHaveLength(ECRITURES);
    expect(await charge.fautes(await banc.sql())).toEqual([]);
    expect(await banc.invariantsRompus()).toEqual([]);
  }, 240_000);
});

async function premierDossier(banc: BancDeFautes): Promise<string> {
  const { rows } = await (
    await banc.sql()
  ).query<{ id: string }>(
    `SELECT a.dossier_id AS id FROM passage_revue a JOIN revue r ON r.id = a.revue_id WHERE r.conducteur_id IS NOT NULL ORDER BY r.debut DESC LIMIT 1`,
  );
  return rows[0]!.id;
}

/** Ne laisse presque rien de libre ; rend le fichier à effacer. */
function remplir(racine: string): string {
  const fichier = join(racine, 'lest');
  const f = openSync(fichier, 'w');
  try {
    for (;;) {
      const { bavail, bsize } = statfsSync(racine);
      if (bavail * bsize < LAISSE_OCTETS) break;
      writeSync(f, MORCEAU);
    }
    fsyncSync(f);
  } finally {
    closeSync(f);
  }
  return fichier;
}

/** Écrit jusqu'au premier refus de service, et le rend. */
async function jusquAuRefus(banc: BancDeFautes, dossierId: string): Promise<{ statut: number; corps: unknown }> {
  let refus: { statut: number; corps: unknown } | null = null;
  const corps = { libelle: 'Trop grand pour ce disque', echeance: '2030-01-01' };
  await jusquA(
    'un refus',
    async () => {
      const reponse = await banc.client.post(`/dossiers/${dossierId}/taches`, corps).catch(() => null);
      if (reponse && reponse.statut >= 400) refus = { statut: reponse.statut, corps: reponse.corps };
      return refus !== null;
    },
    60_000,
  );
  return refus!;
}
