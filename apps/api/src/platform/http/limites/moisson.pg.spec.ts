import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ouvrirBaseDeTest, type BaseDeTest } from '../../../../test/base-de-test.js';
import { HorlogeReglable, LectureComptee } from '../../../../test/services-de-session.js';
import { nouvelId } from '../../config/identifiants.js';
import { ROLE_APPLICATION } from '../../database/acces-base.js';
import { DEBITS, DOSSIERS_PAR_HEURE } from './limites.js';
import { Debits } from './debits.js';
import { Moisson } from './moisson.js';

const MINUTE = 60_000;

describe('limites par agent, sous le rôle applicatif', () => {
  let base: BaseDeTest;
  let lectures: [LectureComptee, LectureComptee];
  const horloge = new HorlogeReglable(new Date('2026-11-23T08:00:00Z'));

  beforeAll(async () => {
    base = await ouvrirBaseDeTest({ migree: true });
    lectures = [new LectureComptee(base.url, 1, ROLE_APPLICATION), new LectureComptee(base.url, 1, ROLE_APPLICATION)];
  });
  afterAll(async () => {
    await Promise.all(lectures.map((l) => l.fermer()));
    await base.fermer();
  });

  const processus = (i: 0 | 1): Moisson => new Moisson(lectures[i], horloge.lire);
  const ids = (n: number): string[] => Array.from({ length: n }, () => nouvelId());

  test('de trois cents dossiers ouverts à la fois sur deux processus, deux cents exactement passent', async () => {
    const [a, b, agent] = [processus(0), processus(1), nouvelId()];
    const verdicts = await Promise.all(ids(300).map((id, i) => (i % 2 === 0 ? a : b).noter(agent, id)));
    expect(verdicts.filter((v) => v === null)).toHaveLength(DOSSIERS_PAR_HEURE);
    expect(new Set(verdicts.filter((v) => v !== null))).toEqual(new Set([3600]));
    // Celui qui a fini tôt ne connaît que son dernier compte ; celui qui a refusé le sait.
    expect([a.approche(agent), b.approche(agent)]).toContain(true);
  });

  test('ce qui est déjà ouvert reste lisible ; l’heure glisse dossier par dossier ; un autre agent n’en souffre pas', async () => {
    const [moisson, agent] = [processus(0), nouvelId()];
    const premiers = ids(100);
    for (const id of premiers) await moisson.noter(agent, id);
    horloge.avancer(30 * MINUTE);
    for (const id of ids(100)) await moisson.noter(agent, id);
    const neuf = nouvelId();
    expect(await moisson.noter(agent, neuf)).toBe(30 * 60);
    expect(await moisson.noter(agent, premiers[0]!)).toBeNull();
    expect(await processus(1).noter(nouvelId(), neuf)).toBeNull();
    horloge.avancer(30 * MINUTE);
    expect(await moisson.noter(agent, neuf)).toBeNull();
    expect(await processus(1).noter(agent, premiers[0]!)).toBeNull();
  });

  test('relire le même dossier ne coûte aucune requête', async () => {
    const [moisson, agent, dossier] = [processus(0), nouvelId(), nouvelId()];
    const notees = (): number => lectures[0].nombres.get('moisson-noter') ?? 0;
    const avant = notees();
    for (let i = 0; i < 50; i++) await moisson.noter(agent, dossier);
    expect(notees() - avant).toBe(1);
  });

  test('sans accès du système, personne ne lit qui a ouvert quoi', async () => {
    await processus(0).noter(nouvelId(), nouvelId());
    const lire = (acces: string): Promise<object[]> =>
      lectures[0].lire({ nom: 'tout', texte: 'SELECT * FROM ouverture_dossier' }, [], acces);
    expect(await lire('')).toEqual([]);
    expect((await lire('SYSTEME')).length).toBeGreaterThan(0);
  });

  test('un débit est commun aux processus et dit combien attendre', async () => {
    const [a, b, agent] = [new Debits(lectures[0]), new Debits(lectures[1]), nouvelId()];
    const { nombre, dureeS } = DEBITS.export;
    const verdicts = await Promise.all(
      Array.from({ length: nombre + 6 }, (_, i) => (i % 2 === 0 ? a : b).consommer('export', agent)),
    );
    expect(verdicts.filter((v) => v === null)).toHaveLength(nombre);
    for (const attente of verdicts.filter((v) => v !== null)) {
      expect(attente).toBeGreaterThan(dureeS - 60);
      expect(attente).toBeLessThanOrEqual(dureeS);
    }
    expect(await a.consommer('export', nouvelId())).toBeNull();
  });

  test('base injoignable : la mémoire du processus compte encore', async () => {
    const coupee = new LectureComptee('postgres://personne@127.0.0.1:1/rien', 1);
    const [debits, agent] = [new Debits(coupee), nouvelId()];
    const verdicts = [];
    for (let i = 0; i < DEBITS.export.nombre + 2; i++) verdicts.push(await debits.consommer('export', agent));
    expect(verdicts.filter((v) => v === null)).toHaveLength(DEBITS.export.nombre);
    await coupee.fermer();
  });
});
