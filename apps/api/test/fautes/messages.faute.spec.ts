import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { jusquA, pause } from '../jusqu-a.js';
import { ouvrirServeurSmtp, type ServeurSmtpDEssai } from '../notification/serveur-smtp.js';
import { lancerTravaux, type ProcessusApi } from '../processus-de-test.js';
import { decrireAvecRedis, ouvrirRedisDeTest, type RedisDeTest } from '../redis-de-test.js';
import { ouvrirBancDeFautes, type BancDeFautes } from './banc-de-fautes.js';

const MESSAGES = 12;
const DELAI_MS = 120_000;
/** Nombre de courriels reçus auquel chaque arrêt survient. */
const SEUILS = [3, 7];

/** Redis vidé et tué, puis travaux de fond tués en plein envoi : tout part, rien n'est perdu, les doubles restent comptés. */
decrireAvecRedis('messages malgré les pannes', () => {
  let redis: RedisDeTest;
  let smtp: ServeurSmtpDEssai;
  let banc: BancDeFautes;
  let fond: ProcessusApi;

  beforeAll(async () => {
    redis = await ouvrirRedisDeTest();
    smtp = await ouvrirServeurSmtp();
    const commun = { REDIS_URL: redis.url, SMTP_URL: smtp.url };
    banc = await ouvrirBancDeFautes({ environnement: { ...commun, PDP_MODE: 'api' } });
    fond = await lancerTravaux(banc.postgres.url, commun);
    const sql = await banc.sql();
    await sql.query(`DELETE FROM envoi`);
    await sql.query(
      `INSERT INTO preference_notification (utilisateur_id, courriel) SELECT id, 'IMMEDIAT' FROM utilisateur
       ON CONFLICT (utilisateur_id) DO UPDATE SET courriel = 'IMMEDIAT'`,
    );
  }, 180_000);

  afterAll(async () => {
    await fond?.arreter();
    await banc?.fermer();
    await smtp?.fermer();
    await redis?.fermer();
  }, 60_000);

  /** Confie des tâches à d'autres : un courriel immédiat pour chacune. */
  async function prevenir(nom: string, entreDeux: (rang: number) => Promise<void>): Promise<void> {
    const sql = await banc.sql();
    const { rows } = await sql.query<{ dossier_id: string; utilisateur_id: string }>(
      `SELECT a.dossier_id, a.utilisateur_id FROM affectation_dossier a JOIN dossier d ON d.id = a.dossier_id
       JOIN utilisateur u ON u.id = a.utilisateur_id AND u.actif AND u.courriel_scelle IS NOT NULL
       JOIN habilitation h ON h.utilisateur_id = u.id AND h.fonction = 'ASSISTANT_SERVICE_SOCIAL' AND h.fin IS NULL
       JOIN habilitation c ON c.plateforme_id = d.plateforme_id AND c.fonction = 'COORDINATEUR'
       JOIN utilisateur v ON v.id = c.utilisateur_id AND v.sujet = 'coordinatrice'
       WHERE a.fin IS NULL AND d.etat = 'EN_COURS' AND NOT d.limite ORDER BY a.dossier_id LIMIT 1`,
    );
    const { dossier_id, utilisateur_id } = rows[0]!;
    for (let rang = 0; rang < MESSAGES; rang++) {
      const corps = { libelle: `${nom} ${rang}`, responsableId: utilisateur_id };
      const reponse = await banc.client.post(`/dossiers/${dossier_id}/taches`, corps);
      expect(reponse.statut).toBe(201);
      await entreDeux(rang);
    }
  }

  const envois = async (nom: string): Promise<{ etat: string; cle: string }[]> =>
    (
      await (
        await banc.sql()
      ).query<{ etat: string; cle: string }>(
        `SELECT e.etat, e.cle FROM envoi e JOIN notification n ON n.id = e.notification_id JOIN tache t ON t.id = n.ressource_id WHERE t.libelle LIKE $1`,
        [`${nom} %`],
      )
    ).rows;

  const tousPartis = (nom: string) => async (): Promise<boolean> => {
    const etats = await envois(nom);
    return etats.length === MESSAGES && etats.every((e) => ['ENVOYEE', 'DELIVREE'].includes(e.etat));
  };

  const exemplaires = (cle: string): number => smtp.recus.filter((m) => m.brut.includes(cle)).length;

  it('Redis vidé deux fois, tué une fois : chaque message part une fois', async () => {
    await prevenir('redis', async (rang) => {
      if (rang === 3 || rang === 9) await redis.vider();
      if (rang === 6) {
        await redis.tuer();
        await pause(300);
        await redis.relancer();
      }
    });
    await jusquA('tous les messages partis', tousPartis('redis'), DELAI_MS);
    for (const { cle } of await envois('redis')) expect(exemplaires(cle)).toBe(1);
    expect(await banc.invariantsRompus()).toEqual([]);
  }, 180_000);

  it('travaux de fond tués entre l’envoi et sa note : seul ce qui était parti sans être noté part deux fois, avec la même clé', async () => {
    let arrets = 0;
    let admis = 0;
    let debout = true;
    const debut = smtp.recus.length;
    smtp.avantReponse = async () => {
      // Le message est reçu, l'expéditeur ne le saura jamais.
      if (!debout || smtp.recus.length - debut < (SEUILS[arrets] ?? Infinity)) return;
      debout = false;
      arrets += 1;
      await fond.tuer();
    };
    await prevenir('fond', () => Promise.resolve());
    for (let i = 0; i < 2; i++) {
      await jusquA('un arrêt des travaux', () => arrets > i, 60_000);
      await pause(200);
      // Plusieurs envois partent à la fois : chacun de ceux que l'arrêt a surpris après sa remise partira une seconde fois.
      const surpris = (await envois('fond')).filter((e) => e.etat === 'EN_FILE' && exemplaires(e.cle) > 0);
      admis += surpris.length;
      // Le bail de deux minutes est échu d'avance, pour ne pas l'attendre ; personne ne travaille à cet instant.
      await (
        await banc.sql()
      ).query(`UPDATE envoi SET prochain_essai = now() WHERE etat = 'EN_FILE' AND prochain_essai > now()`);
      debout = true;
      await fond.relancer();
    }
    smtp.avantReponse = null;
    await jusquA('tous les messages partis', tousPartis('fond'), DELAI_MS);
    const comptes = (await envois('fond')).map(({ cle }) => exemplaires(cle));
    expect(Math.min(...comptes)).toBe(1);
    expect(comptes.reduce((n, c) => n + c, 0) - MESSAGES).toBeLessThanOrEqual(admis);
    expect(arrets).toBe(2);
    expect(await banc.invariantsRompus()).toEqual([]);
  }, 240_000);
});
