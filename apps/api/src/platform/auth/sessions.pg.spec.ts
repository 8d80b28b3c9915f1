import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fonction, Unite } from '@pdp/domain';
import { semerComptes, type CompteSeme } from '../../../test/annuaire-de-test.js';
import { ouvrirBaseDeTest, type BaseDeTest } from '../../../test/base-de-test.js';
import { HorlogeReglable, ProcessusDeTest } from '../../../test/services-de-session.js';
import type { Acteur } from '../config/acteur.js';
import { nouvelId } from '../config/identifiants.js';
import type { SessionOuverte } from './sessions.js';

const MINUTE = 60_000;
const HEURE = 60 * MINUTE;

describe('vie d’une session', () => {
  let base: BaseDeTest;
  let processus: ProcessusDeTest;
  let horloge: HorlogeReglable;
  let compte: CompteSeme;
  let numero = 0;

  beforeAll(async () => {
    base = await ouvrirBaseDeTest({ migree: true });
    horloge = new HorlogeReglable(new Date('2026-11-23T08:00:00Z'));
    processus = await ProcessusDeTest.ouvrir(base.url, horloge.lire);
  });

  afterAll(async () => {
    await processus.fermer();
    await base.fermer();
  });

  beforeEach(async () => {
    numero += 1;
    const [seme] = await semerComptes(base.url, [
      {
        compte: `agent.${numero}`,
        nom: 'Le Bihan',
        prenom: 'Claire',
        habilitations: [{ fonction: 'COORDINATEUR' }, { fonction: 'PILOTE' }],
      },
    ]);
    compte = seme!;
  });

  const demande = (
    habilitation = 0,
    fonction: Fonction = 'COORDINATEUR',
    unite: Unite = 'COORDINATION',
  ): Omit<Acteur, 'sessionId'> => ({
    utilisateurId: compte.utilisateurId,
    habilitationId: compte.habilitations[habilitation]!,
    fonction,
    unite,
    organismeId: null,
    plateformeId: null,
    assureId: null,
    nom: 'Claire Le Bihan',
    correlationId: 'essai',
  });
  const ouvrir = (ancien: string | null = null): Promise<SessionOuverte> =>
    processus.sessions.ouvrir({ acteur: demande(), idToken: null }, ancien);
  const participer = async (habilitation: number): Promise<string> => {
    const id = nouvelId();
    await processus.sql(
      `INSERT INTO revue (id, plateforme_id, titre, debut, etat)
       SELECT $1, h.plateforme_id, 'Revue', $2, 'EN_COURS' FROM habilitation h WHERE h.id = $3`,
      [id, horloge.lire(), compte.habilitations[habilitation]],
    );
    await processus.sql(
      'INSERT INTO revue_participant (revue_id, utilisateur_id, habilitation_id) VALUES ($1, $2, $3)',
      [id, compte.utilisateurId, compte.habilitations[habilitation]],
    );
    return id;
  };
  const charger = (jeton: string): Promise<Acteur | null> => processus.sessions.charger(jeton, 'demande-1');

  test('une session ouverte rend son acteur, sous son habilitation', async () => {
    const { jeton, acteur } = await ouvrir();
    expect(await charger(jeton)).toMatchObject({
      utilisateurId: compte.utilisateurId,
      sessionId: acteur.sessionId,
      habilitationId: compte.habilitations[0],
      fonction: 'COORDINATEUR',
      unite: 'COORDINATION',
      nom: 'Claire Le Bihan',
      correlationId: 'demande-1',
    });
  });

  test('la base ne connaît du jeton que son empreinte', async () => {
    const { jeton } = await ouvrir();
    expect(Buffer.from(jeton, 'base64url')).toHaveLength(32);
    const [ligne] = await processus.sql<{ jeton: Buffer; tout: string }>(
      'SELECT jeton, session::text AS tout FROM session WHERE utilisateur_id = $1',
      [compte.utilisateurId],
    );
    expect(ligne!.jeton.equals(createHash('sha256').update(jeton).digest())).toBe(true);
    expect(ligne!.tout).not.toContain(jeton);
  });

  test.each([null, '', 'court', 'x'.repeat(43), `${'x'.repeat(42)}'`, 'x'.repeat(10_000)])(
    'un jeton inconnu (%j) ne rend personne',
    async (jeton) => {
      expect(await processus.sessions.charger(jeton)).toBeNull();
    },
  );

  test('trente minutes sans demande mettent fin à la session', async () => {
    const { jeton } = await ouvrir();
    horloge.avancer(30 * MINUTE - 1000);
    expect(await charger(jeton)).not.toBeNull();
    horloge.avancer(30 * MINUTE - 1000);
    expect(await charger(jeton)).not.toBeNull();
    horloge.avancer(30 * MINUTE);
    expect(await charger(jeton)).toBeNull();
  });

  test('soixante minutes pour qui participe, sous cette fonction, à une revue en cours ; trente dès qu’elle finit', async () => {
    const revue = await participer(0);
    const { jeton, acteur } = await ouvrir();
    const autreFonction = await processus.sessions.ouvrir(
      { acteur: demande(1, 'PILOTE', 'PILOTAGE'), idToken: null },
      null,
    );
    horloge.avancer(60 * MINUTE - 1000);
    const finies = await processus.sessions.expirer();
    expect(finies).toContain(autreFonction.acteur.sessionId);
    expect(finies).not.toContain(acteur.sessionId);
    expect(await charger(autreFonction.jeton)).toBeNull();
    expect(await charger(jeton)).not.toBeNull();
    horloge.avancer(45 * MINUTE);
    await processus.sql(`UPDATE revue SET etat = 'TERMINEE' WHERE id = $1`, [revue]);
    expect(await charger(jeton)).toBeNull();
  });

  test('en revue aussi, soixante minutes sans demande mettent fin à la session', async () => {
    await participer(0);
    const { jeton } = await ouvrir();
    horloge.avancer(60 * MINUTE);
    expect(await charger(jeton)).toBeNull();
  });

  test('ce que l’écran demande tout seul ne prolonge pas la session ; une vraie demande, même juste après, oui', async () => {
    const { jeton } = await ouvrir();
    const enFond = (): Promise<Acteur | null> => processus.sessions.charger(jeton, 'fond', true);
    for (let m = 0; m < 29; m++) {
      horloge.avancer(MINUTE);
      expect(await enFond()).not.toBeNull();
    }
    expect(await charger(jeton)).not.toBeNull();
    for (let m = 0; m < 29; m++) {
      horloge.avancer(MINUTE);
      expect(await enFond()).not.toBeNull();
    }
    horloge.avancer(MINUTE);
    expect(await enFond()).toBeNull();
  });

  test('douze heures après la connexion, l’activité n’y change rien', async () => {
    const { jeton } = await ouvrir();
    for (let t = 0; t < 12 * HEURE - 20 * MINUTE; t += 20 * MINUTE) {
      horloge.avancer(20 * MINUTE);
      expect(await charger(jeton)).not.toBeNull();
    }
    horloge.avancer(20 * MINUTE - 1);
    expect(await charger(jeton)).not.toBeNull();
    horloge.avancer(1);
    expect(await charger(jeton)).toBeNull();
  });

  test('la dernière activité s’écrit au plus une fois par minute', async () => {
    const { jeton } = await ouvrir();
    const avant = processus.lecture.nombres.get('session-toucher') ?? 0;
    for (let s = 0; s < 180; s += 2) {
      horloge.avancer(2000);
      await charger(jeton);
    }
    expect((processus.lecture.nombres.get('session-toucher') ?? 0) - avant).toBe(3);
  });

  test('sur le chemin chaud, une seule requête par seconde, même pour des demandes simultanées', async () => {
    const { jeton } = await ouvrir();
    const avant = processus.lecture.nombres.get('session-charger') ?? 0;
    await Promise.all(Array.from({ length: 50 }, () => charger(jeton)));
    for (let i = 0; i < 10; i++) await charger(jeton);
    expect((processus.lecture.nombres.get('session-charger') ?? 0) - avant).toBe(1);
    horloge.avancer(1000);
    await charger(jeton);
    expect((processus.lecture.nombres.get('session-charger') ?? 0) - avant).toBe(2);
  });

  test('deux demandes servies par la même lecture gardent chacune leur numéro', async () => {
    const { jeton } = await ouvrir();
    const [a, b] = await Promise.all([
      processus.sessions.charger(jeton, 'un'),
      processus.sessions.charger(jeton, 'deux'),
    ]);
    expect([a?.correlationId, b?.correlationId]).toEqual(['un', 'deux']);
  });

  test.each([
    ['le compte désactivé', 'UPDATE utilisateur SET actif = false WHERE id = $1'],
    ['l’habilitation échue', `UPDATE habilitation SET fin = '2026-01-02' WHERE utilisateur_id = $1`],
    ['l’habilitation pas encore commencée', `UPDATE habilitation SET debut = '2099-01-01' WHERE utilisateur_id = $1`],
    ['la session terminée', 'UPDATE session SET terminee_le = now() WHERE utilisateur_id = $1'],
    ['l’habilitation d’un assuré sans fiche', `UPDATE habilitation SET fonction = 'ASSURE' WHERE utilisateur_id = $1`],
    [
      'l’habilitation d’un mandataire sans mandat',
      `UPDATE habilitation SET fonction = 'MANDATAIRE' WHERE utilisateur_id = $1`,
    ],
  ])('%s ferme la session dans la seconde, même sans annonce', async (_cas, sql) => {
    const { jeton } = await ouvrir();
    expect(await charger(jeton)).not.toBeNull();
    await processus.sql(sql, [compte.utilisateurId]);
    horloge.avancer(1000);
    expect(await charger(jeton)).toBeNull();
  });

  test('se connecter de nouveau donne un autre jeton et termine l’ancienne session', async () => {
    const premiere = await ouvrir();
    expect(await charger(premiere.jeton)).not.toBeNull();
    const seconde = await ouvrir(premiere.jeton);
    expect(seconde.jeton).not.toBe(premiere.jeton);
    expect(await charger(premiere.jeton)).toBeNull();
    expect(await charger(seconde.jeton)).not.toBeNull();
  });

  test('terminer prend effet aussitôt, et deux fois ne coûte rien', async () => {
    const { jeton } = await ouvrir();
    const acteur = await charger(jeton);
    await processus.sessions.terminer(acteur!);
    expect(await charger(jeton)).toBeNull();
    await expect(processus.sessions.terminer(acteur!)).resolves.toEqual({ idToken: null, fournisseur: null });
  });

  test('changer de fonction : autre jeton, autres droits, même fin ; l’ancien jeton ne vaut plus rien', async () => {
    const { jeton } = await ouvrir();
    horloge.avancer(2 * MINUTE);
    const acteur = (await charger(jeton))!;
    const change = await processus.sessions.changer(jeton, compte.habilitations[1]!, acteur);
    if (!change.ok) throw new Error(change.erreur.code);
    expect(change.valeur.jeton).not.toBe(jeton);
    expect(await charger(jeton)).toBeNull();
    expect(await charger(change.valeur.jeton)).toMatchObject({
      fonction: 'PILOTE',
      unite: 'PILOTAGE',
      habilitationId: compte.habilitations[1],
    });
    const fins = await processus.sql<{ expire_le: Date }>(
      'SELECT DISTINCT expire_le FROM session WHERE utilisateur_id = $1',
      [compte.utilisateurId],
    );
    expect(fins).toHaveLength(1);
  });

  test('on ne prend ni l’habilitation d’un autre, ni une habilitation finie', async () => {
    const [autre] = await semerComptes(base.url, [
      { compte: `autre.${numero}`, habilitations: [{ fonction: 'ADMINISTRATEUR' }] },
    ]);
    const { jeton } = await ouvrir();
    const acteur = (await charger(jeton))!;
    await processus.sql(`UPDATE habilitation SET fin = '2026-02-01' WHERE id = $1`, [compte.habilitations[1]]);
    for (const id of [autre!.habilitations[0]!, compte.habilitations[1]!, '0199c0de-0000-7000-8000-000000000000']) {
      expect(await processus.sessions.changer(jeton, id, acteur)).toMatchObject({
        ok: false,
        erreur: { code: 'introuvable' },
      });
    }
    expect(await charger(jeton)).toMatchObject({ fonction: 'COORDINATEUR' });
  });

  test('de vingt changements simultanés, un seul réussit', async () => {
    const { jeton } = await ouvrir();
    const acteur = (await charger(jeton))!;
    const issues = await Promise.all(
      Array.from({ length: 20 }, () => processus.sessions.changer(jeton, compte.habilitations[1]!, acteur)),
    );
    expect(issues.filter((i) => i.ok)).toHaveLength(1);
    expect(issues.filter((i) => !i.ok).every((i) => !i.ok && i.erreur.code === 'non-connecte')).toBe(true);
    const [{ n }] = (await processus.sql<{ n: number }>(
      'SELECT count(*)::int AS n FROM session WHERE utilisateur_id = $1 AND terminee_le IS NULL',
      [compte.utilisateurId],
    )) as [{ n: number }];
    expect(n).toBe(1);
  });

  test('l’entretien termine les sessions échues, elles seules', async () => {
    const oubliee = await ouvrir();
    horloge.avancer(29 * MINUTE);
    const active = await ouvrir();
    horloge.avancer(MINUTE);
    const finies = await processus.sessions.expirer();
    expect(finies).toContain(oubliee.acteur.sessionId);
    expect(finies).not.toContain(active.acteur.sessionId);
    expect(await processus.sessions.expirer()).toEqual([]);
  });

  test('connexion, changement et fin laissent chacun une ligne de journal', async () => {
    const { jeton, acteur } = await ouvrir();
    const change = await processus.sessions.changer(jeton, compte.habilitations[1]!, acteur);
    if (!change.ok) throw new Error('changement attendu');
    await processus.sessions.terminer(change.valeur.acteur);
    const lignes = await processus.sql<{ action: string }>(
      'SELECT action FROM journal_acces WHERE utilisateur_id = $1 ORDER BY id',
      [compte.utilisateurId],
    );
    expect(lignes.map((l) => l.action)).toEqual(['session.ouvrir', 'session.changer', 'session.terminer']);
  });
});
