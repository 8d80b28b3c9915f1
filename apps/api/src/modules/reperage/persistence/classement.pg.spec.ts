import { COFFRE_DE_TEST } from '../../../../test/cles-de-test.js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { classerLigne, echeancesReperage, type ArretConnu, type LigneRequete, type PersonneReperee } from '@pdp/domain';
import fc from 'fast-check';
import { ouvrirBaseDeTest, type BaseDeTest } from '../../../../test/base-de-test.js';
import { nouvelId } from '../../../platform/config/identifiants.js';
import { pg } from '../../../platform/database/pg.js';
import { seuilsDuJour } from '../horloges/horloges.js';
import { CLASSER } from './classement.sql.js';
import { SONNER } from './horloges.sql.js';

const AUJOURDHUI = '2026-11-22';

/** Un cas tiré au sort : ce que l'on sait d'une personne, et une ligne de liste qui en parle. */
type Cas = {
  readonly arrets: readonly ArretConnu[];
  readonly suivi: 'aucun' | 'dossierOuvert' | 'dossierClos' | 'signalementEnCours' | 'signalementClos';
  readonly closLe: string;
  readonly connu: boolean;
  readonly ligne: Pick<LigneRequete, 'dateDebut' | 'dateFinPrescrite' | 'estHorsCible'>;
};

const jourDe = (n: number): string => new Date(Date.UTC(2026, 5, 1) + n * 86_400_000).toISOString().slice(0, 10);
// Peu de jours possibles : les contacts bord à bord, là où les règles changent, sont fréquents.
const jour = fc.integer({ min: 0, max: 12 }).map(jourDe);
const periode = fc
  .tuple(fc.integer({ min: 0, max: 12 }), fc.option(fc.integer({ min: 0, max: 6 })))
  .map(([debut, duree]) => ({
    dateDebut: jourDe(debut),
    dateFinPrescrite: duree === null ? null : jourDe(debut + duree),
  }));
const cas: fc.Arbitrary<Cas> = fc.record({
  arrets: fc.uniqueArray(periode, { maxLength: 3, selector: (p) => p.dateDebut }),
  suivi: fc.constantFrom('aucun', 'dossierOuvert', 'dossierClos', 'signalementEnCours', 'signalementClos'),
  closLe: jour,
  connu: fc.boolean(),
  ligne: fc.tuple(periode, fc.boolean()).map(([p, estHorsCible]) => ({ ...p, estHorsCible })),
});

describe('classement et horloges, en SQL comme dans le domaine', () => {
  let base: BaseDeTest;
  let client: pg.Client;
  const importId = nouvelId();
  const plateformeId = nouvelId();

  beforeAll(async () => {
    base = await ouvrirBaseDeTest({ migree: true });
    client = new pg.Client({ connectionString: base.url });
    await client.connect();
    await client.query(`INSERT INTO plateforme (id, nom, departement) VALUES ($1, 'Essai', '56')`, [plateformeId]);
  }, 60_000);

  afterAll(async () => {
    await client?.end();
    await base?.fermer();
  });

  const empreinteDe = (nir: string): Buffer => COFFRE_DE_TEST.empreinteNir(nir);
  // Le classement ne regarde que l'empreinte : le sceau n'a pas à s'ouvrir ici.
  const connaitre = (id: string, empreinte: Buffer, recherche: string): Promise<unknown> =>
    client.query(
      `INSERT INTO assure (id, plateforme_id, nir_scelle, nir_empreinte, nom_naissance, prenom, date_naissance, sexe, recherche) VALUES ($1,$2,'-',$3,'N','P','1980-01-01','F',$4)`,
      [id, plateformeId, empreinte, recherche],
    );

  const semer = async (numero: number, c: Cas): Promise<void> => {
    const empreinte = empreinteDe(`1800000${String(numero).padStart(6, '0')}`);
    await client.query(
      `INSERT INTO import_ligne (import_id, numero, nir_empreinte, regime, date_debut, date_fin, date_naissance, recherche) VALUES ($1,$2,$3,$4,$5,$6,'1980-01-01',$7)`,
      [
        importId,
        numero,
        empreinte,
        c.ligne.estHorsCible ? 'AGRICOLE' : 'GENERAL',
        c.ligne.dateDebut,
        c.ligne.dateFinPrescrite,
        `ligne ${numero}`,
      ],
    );
    if (!c.connu) return;
    const assureId = nouvelId();
    await connaitre(assureId, empreinte, `ligne ${numero}`);
    for (const a of c.arrets) {
      await client.query(
        `INSERT INTO arret_travail (id, assure_id, date_debut, date_fin_prescrite, risque, source) VALUES ($1,$2,$3,$4,'MALADIE','LISTE_CPAM')`,
        [nouvelId(), assureId, a.dateDebut, a.dateFinPrescrite],
      );
    }
    // Clos à 23 h, heure de Paris : la date civile est celle de Paris, pas celle du serveur.
    const clos = c.suivi.endsWith('Clos') ? `${c.closLe}T23:30:00+02:00` : null;
    if (c.suivi.startsWith('dossier')) {
      await client.query(
        `INSERT INTO dossier (id, numero, assure_id, plateforme_id, etat, clos_le) VALUES ($1,$2,$3,$4,$5,$6)`,
        [nouvelId(), `E-${numero}`, assureId, plateformeId, clos ? 'CLOS' : 'EN_COURS', clos],
      );
    }
    if (c.suivi.startsWith('signalement')) {
      await client.query(
        `INSERT INTO signalement (id, assure_id, plateforme_id, origine, motif, assure_informe, etat, clos_le) VALUES ($1,$2,$3,'CPAM','ARRET_LONG',true,$4,$5)`,
        [nouvelId(), assureId, plateformeId, clos ? 'CLOS_DECLINE' : 'RECU', clos],
      );
    }
  };

  const attendu = (c: Cas): string => {
    const connue: PersonneReperee | null = c.connu
      ? {
          arrets: [...c.arrets].sort((a, b) => (a.dateDebut < b.dateDebut ? -1 : 1)),
          closLe: c.suivi.endsWith('Clos') ? c.closLe : null,
        }
      : null;
    return classerLigne(c.ligne as LigneRequete, connue).sort;
  };

  test('1 500 cas tirés au sort ont le même sort', async () => {
    const tires = fc.sample(cas, { numRuns: 1500, seed: 20_261_122 });
    await client.query('BEGIN');
    for (const [i, c] of tires.entries()) await semer(i, c);
    await client.query(CLASSER, [importId]);
    const { rows } = await client.query<{ numero: number; sort: string }>(
      `SELECT numero, sort FROM import_ligne WHERE import_id = $1 ORDER BY numero`,
      [importId],
    );
    await client.query('COMMIT');
    const ecarts = rows.flatMap((r) =>
      r.sort === attendu(tires[r.numero]!)
        ? []
        : [{ obtenu: r.sort, attendu: attendu(tires[r.numero]!), cas: tires[r.numero] }],
    );
    expect(ecarts).toEqual([]);
    expect(new Set(rows.map((r) => r.sort))).toEqual(
      new Set(['nouveau', 'connu', 'prolongation', 'dejaClos', 'horsCible']),
    );
  });

  test('reclasser sans que rien n’ait changé ne réécrit aucune ligne', async () => {
    expect((await client.query(CLASSER, [importId])).rowCount).toBe(0);
  });

  test('un homonyme né le même jour est signalé, jamais fondu', async () => {
    const [numero, empreinte] = [9_999, empreinteDe('1800000999999')];
    await client.query(
      `INSERT INTO import_ligne (import_id, numero, nir_empreinte, regime, date_debut, date_naissance, recherche, raison) VALUES ($1,$2,$3,'GENERAL','2026-06-01','1980-01-01','ligne 77',NULL)`,
      [importId, numero, empreinte],
    );
    await connaitre(nouvelId(), empreinteDe('1800000888888'), 'ligne 77');
    await client.query(CLASSER, [importId]);
    expect((await client.query(`SELECT sort, raison FROM import_ligne WHERE numero = $1`, [numero])).rows).toEqual([
      { sort: 'nouveau', raison: expect.stringMatching(/à vérifier\.$/) },
    ]);
  });

  test('les horloges créent les échéances du domaine, une fois, jour après jour', async () => {
    await client.query(`TRUNCATE reperage, arret_travail, assure CASCADE`);
    const arrets = Array.from({ length: 120 }, (_, i) => {
      const debut = new Date(Date.UTC(2026, 7, 1) + i * 86_400_000).toISOString().slice(0, 10);
      const fin =
        [null, new Date(Date.parse(debut) + (40 + (i % 60)) * 86_400_000).toISOString().slice(0, 10)][
          i % 4 === 0 ? 0 : 1
        ] ?? null;
      return { id: nouvelId(), dateDebut: debut, dateFinPrescrite: fin };
    });
    for (const [i, a] of arrets.entries()) {
      const assureId = nouvelId();
      await connaitre(assureId, empreinteDe(`28000${String(i).padStart(8, '0')}`), 'x');
      await client.query(
        `INSERT INTO arret_travail (id, assure_id, date_debut, date_fin_prescrite, risque, source) VALUES ($1,$2,$3,$4,'MALADIE','LISTE_CPAM')`,
        [a.id, assureId, a.dateDebut, a.dateFinPrescrite],
      );
    }
    for (const jourVu of [AUJOURDHUI, AUJOURDHUI, '2026-12-24']) {
      await client.query(SONNER, [jourVu, JSON.stringify(seuilsDuJour(jourVu)), null, new Date()]);
      const { rows } = await client.query(
        `SELECT arret_id, seuil, unite, date_seuil FROM reperage ORDER BY arret_id, seuil`,
      );
      const attendues = arrets.flatMap((a) =>
        echeancesReperage(a, jourVu).map((e) => ({
          arret_id: a.id,
          seuil: e.code,
          unite: e.unite,
          date_seuil: e.atteinteLe,
        })),
      );
      expect(rows).toEqual(attendues.sort((a, b) => (`${a.arret_id}${a.seuil}` < `${b.arret_id}${b.seuil}` ? -1 : 1)));
      expect(rows.length).toBeGreaterThan(50);
    }
  });
});
