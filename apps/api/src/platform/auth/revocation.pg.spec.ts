import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { succes } from '@pdp/domain';
import { semerComptes, type CompteSeme } from '../../../test/annuaire-de-test.js';
import { ouvrirBaseDeTest, type BaseDeTest } from '../../../test/base-de-test.js';
import { attendreQue, HorlogeReglable, ProcessusDeTest } from '../../../test/services-de-session.js';
import { SYSTEME } from '../config/acteur.js';
import { AuthentificationSocket } from './authentification-socket.js';
import { terminerSessions, type CritereSession } from './revocation.js';
import type { SessionOuverte } from './sessions.js';

// L'horloge est figée : seule l'annonce de PostgreSQL peut vider le cache de l'autre processus.
describe('révocation vue d’un autre processus', () => {
  let base: BaseDeTest;
  let ici: ProcessusDeTest;
  let ailleurs: ProcessusDeTest;
  let compte: CompteSeme;
  let numero = 0;
  const horloge = new HorlogeReglable(new Date('2026-11-23T08:00:00Z'));

  beforeAll(async () => {
    base = await ouvrirBaseDeTest({ migree: true });
    [ici, ailleurs] = await Promise.all([
      ProcessusDeTest.ouvrir(base.url, horloge.lire),
      ProcessusDeTest.ouvrir(base.url, horloge.lire),
    ]);
    await Promise.all([ici.ecoute.onModuleInit(), ailleurs.ecoute.onModuleInit()]);
  });

  afterAll(async () => {
    await Promise.all([ici.fermer(), ailleurs.fermer()]);
    await base.fermer();
  });

  beforeEach(async () => {
    numero += 1;
    const [seme] = await semerComptes(base.url, [
      { compte: `agent.${numero}`, habilitations: [{ fonction: 'COORDINATEUR' }, { fonction: 'PILOTE' }] },
    ]);
    compte = seme!;
  });

  const ouvrir = (): Promise<SessionOuverte> =>
    ici.sessions.ouvrir(
      {
        acteur: {
          utilisateurId: compte.utilisateurId,
          habilitationId: compte.habilitations[0]!,
          fonction: 'COORDINATEUR',
          unite: 'COORDINATION',
          organismeId: null,
          plateformeId: null,
          assureId: null,
          nom: 'Camille Essai',
          correlationId: 'essai',
        },
        idToken: null,
      },
      null,
    );

  const terminer = (critere: CritereSession): Promise<unknown> =>
    ici.unite.executer(SYSTEME, async (tx) => succes(await terminerSessions(tx, critere)));

  test.each([
    ['de la personne', (s: SessionOuverte): CritereSession => ({ utilisateurId: s.acteur.utilisateurId })],
    ['de l’habilitation', (s: SessionOuverte): CritereSession => ({ habilitationId: s.acteur.habilitationId })],
    ['elle-même', (s: SessionOuverte): CritereSession => ({ sessionId: s.acteur.sessionId })],
  ])('la fin %s est sue partout, et coupe les sockets', async (_cas, critereDe) => {
    const session = await ouvrir();
    expect(await ailleurs.sessions.charger(session.jeton)).not.toBeNull();
    await terminer(critereDe(session));
    const salle = `session:${session.acteur.sessionId}` as const;
    await attendreQue(() => ailleurs.diffusion.coupees.includes(salle), 2000);
    expect(await ailleurs.sessions.charger(session.jeton)).toBeNull();
    expect(ailleurs.diffusion.emises).toContainEqual({ salle, evenement: 'session.expiree', donnees: [] });
  });

  test('une transaction annulée n’annonce rien', async () => {
    const session = await ouvrir();
    await ici.unite.executer(SYSTEME, async (tx) => {
      await terminerSessions(tx, { utilisateurId: compte.utilisateurId });
      return { ok: false, erreur: 'annulée' };
    });
    const temoin = await ouvrir();
    await terminer({ sessionId: temoin.acteur.sessionId });
    await attendreQue(() => ailleurs.diffusion.coupees.includes(`session:${temoin.acteur.sessionId}`));
    expect(ailleurs.diffusion.coupees).not.toContain(`session:${session.acteur.sessionId}`);
    expect(await ailleurs.sessions.charger(session.jeton)).not.toBeNull();
  });

  test('un changement de fonction coupe les sockets de l’ancienne session sans dire qu’elle a expiré', async () => {
    const session = await ouvrir();
    await ici.sessions.changer(session.jeton, compte.habilitations[1]!, session.acteur);
    const salle = `session:${session.acteur.sessionId}` as const;
    await attendreQue(() => ailleurs.diffusion.coupees.includes(salle));
    expect(ailleurs.diffusion.emises.filter((d) => d.salle === salle)).toEqual([]);
  });

  test('une fin annoncée pendant une coupure de l’écoute est rattrapée', async () => {
    const session = await ouvrir();
    expect(await ailleurs.sessions.charger(session.jeton)).not.toBeNull();
    await ici.sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'pdp-ecoute-pdp_session' AND datname = current_database()`,
    );
    await ici.sql('UPDATE session SET terminee_le = $2 WHERE id = $1', [session.acteur.sessionId, horloge.lire()]);
    await attendreQue(() => ailleurs.diffusion.coupees.includes(`session:${session.acteur.sessionId}`), 10_000);
    expect(await ailleurs.sessions.charger(session.jeton)).toBeNull();
    const suivante = await ouvrir();
    await terminer({ sessionId: suivante.acteur.sessionId });
    await attendreQue(() => ailleurs.diffusion.coupees.includes(`session:${suivante.acteur.sessionId}`));
  });

  test('le temps réel sait en une requête quelles sessions valent encore', async () => {
    const [a, b] = [await ouvrir(), await ouvrir()];
    const sockets = new AuthentificationSocket(ailleurs.sessions, ailleurs.lecture, horloge.lire);
    expect((await sockets.charger(`autre=1; pdp=${a.jeton}`))?.sessionId).toBe(a.acteur.sessionId);
    expect(await sockets.charger(undefined)).toBeNull();
    await terminer({ sessionId: b.acteur.sessionId });
    expect(await sockets.encoreValides([a.acteur.sessionId, b.acteur.sessionId])).toEqual(
      new Set([a.acteur.sessionId]),
    );
    expect(await sockets.encoreValides([])).toEqual(new Set());
  });
});
