import { COFFRE_DE_TEST, insererScellee } from '../../../test/cles-de-test.js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Fonction } from '@pdp/domain';
import { semerComptes, type CompteSeme } from '../../../test/annuaire-de-test.js';
import { ouvrirBaseDeTest, type BaseDeTest } from '../../../test/base-de-test.js';
import { configurationDeTest } from '../../../test/configuration-de-test.js';
import { HorlogeReglable, ProcessusDeTest } from '../../../test/services-de-session.js';
import { nouvelId } from '../config/identifiants.js';
import { DebitsConnexion } from './debits-connexion.js';
import { JournalGroupe } from '../journal/journal-groupe.js';
import { Debits } from '../http/limites/debits.js';
import { PROFIL_DEMO } from '../config/profils-actifs.js';
import { Comptes } from './comptes.js';
import { Invitations } from './invitations.js';
import { ConnexionsEnCours } from './connexions-en-cours.js';
import { EntretienSessions } from './entretien-sessions.js';
import { nouveauJeton } from './jeton.js';

const JOUR = 24 * 3_600_000;

describe('compte retrouvé à la connexion', () => {
  let base: BaseDeTest;
  let processus: ProcessusDeTest;
  let comptes: Comptes;
  const horloge = new HorlogeReglable(new Date('2026-11-23T08:00:00Z'));
  const assureId = nouvelId();

  beforeAll(async () => {
    base = await ouvrirBaseDeTest({ migree: true });
    processus = await ProcessusDeTest.ouvrir(base.url, horloge.lire);
    const debits = new DebitsConnexion(new Debits(processus.lecture), configurationDeTest(base.url));
    const journal = new JournalGroupe(processus.lecture);
    const invitations = new Invitations(processus.lecture, horloge.lire, journal, COFFRE_DE_TEST);
    comptes = new Comptes(processus.lecture, horloge.lire, journal, debits, invitations);
  });

  afterAll(async () => {
    await processus.fermer();
    await base.fermer();
  });

  const semer = async (compte: string, ...fonctions: Fonction[]): Promise<CompteSeme> => {
    const [seme] = await semerComptes(base.url, [
      { compte, habilitations: fonctions.map((fonction) => ({ fonction })) },
    ]);
    return seme!;
  };
  const demande = { profil: PROFIL_DEMO, dires: {}, invitation: null, correlationId: 'essai' };
  const trouver = (sujet: string, emetteur = 'demo') => comptes.trouver({ emetteur, sujet }, demande);

  test('un assuré l’est par sa fiche ; sa session porte son identité d’assuré', async () => {
    const { utilisateurId } = await semer('assuree', 'ASSURE');
    expect(await trouver('assuree')).toMatchObject({ ok: false, erreur: { code: 'acces-refuse' } });
    const [{ id: plateforme }] = (await processus.sql<{ id: string }>('SELECT id FROM plateforme LIMIT 1')) as [
      { id: string },
    ];
    await insererScellee((texte, valeurs) => processus.sql(texte, valeurs), 'assure', {
      id: assureId,
      plateforme_id: plateforme,
      nir: '299999999999999',
      nom_naissance: 'ESSAI',
      prenom: 'Camille',
      date_naissance: '1980-01-01',
      sexe: 'F',
      recherche: 'essai camille',
    });
    await processus.sql('UPDATE utilisateur SET assure_id = $2 WHERE id = $1', [utilisateurId, assureId]);
    const trouve = await trouver('assuree');
    expect(trouve).toMatchObject({ ok: true, valeur: { fonction: 'ASSURE', assureId } });
    if (!trouve.ok) return;
    const { jeton } = await processus.sessions.ouvrir({ acteur: trouve.valeur, idToken: null }, null);
    expect(await processus.sessions.charger(jeton)).toMatchObject({ assureId });
  });

  test('un mandataire entre tant que son mandat court, et n’est jamais pris pour l’assuré', async () => {
    const { utilisateurId } = await semer('mandataire', 'MANDATAIRE');
    expect(await trouver('mandataire')).toMatchObject({ ok: false });
    const dossierId = nouvelId();
    await processus.sql(
      `INSERT INTO dossier (id, numero, assure_id, plateforme_id, etat) SELECT $1, 'E-1', a.id, a.plateforme_id, 'OUVERT' FROM assure a WHERE a.id = $2`,
      [dossierId, assureId],
    );
    await processus.sql(`INSERT INTO mandat (id, mandataire_id, dossier_id, debut) VALUES ($1, $2, $3, '2026-01-01')`, [
      nouvelId(),
      utilisateurId,
      dossierId,
    ]);
    const trouve = await trouver('mandataire');
    if (!trouve.ok) throw new Error(trouve.erreur.code);
    expect(trouve.valeur).toMatchObject({ fonction: 'MANDATAIRE', assureId: null });
    const { jeton } = await processus.sessions.ouvrir({ acteur: trouve.valeur, idToken: null }, null);
    expect(await processus.sessions.charger(jeton)).not.toBeNull();
    await processus.sql('UPDATE mandat SET revoque_le = $2 WHERE mandataire_id = $1', [utilisateurId, horloge.lire()]);
    horloge.avancer(1000);
    expect(await processus.sessions.charger(jeton)).toBeNull();
  });

  test('la fonction proposée est la dernière exercée', async () => {
    const { habilitations } = await semer('deux.fonctions', 'COORDINATEUR', 'PILOTE');
    const premiere = await trouver('deux.fonctions');
    if (!premiere.ok) throw new Error(premiere.erreur.code);
    expect(premiere.valeur.habilitationId).toBe(habilitations[0]);
    const { jeton, acteur } = await processus.sessions.ouvrir({ acteur: premiere.valeur, idToken: null }, null);
    horloge.avancer(1000);
    await processus.sessions.changer(jeton, habilitations[1]!, acteur);
    expect(await trouver('deux.fonctions')).toMatchObject({ ok: true, valeur: { habilitationId: habilitations[1] } });
  });

  test('le même sujet chez un autre émetteur est une autre personne ; le refus est au journal', async () => {
    expect(await trouver('deux.fonctions', 'https://autre.invalid')).toMatchObject({
      ok: false,
      erreur: { code: 'acces-refuse' },
    });
    const refus = await processus.sql(
      `SELECT 1 FROM journal_acces WHERE action = 'session.ouvrir' AND resultat = 'REFUS'`,
    );
    expect(refus.length).toBeGreaterThanOrEqual(1);
  });

  test('une connexion en cours ne sert qu’une fois, et pas au-delà de dix minutes', async () => {
    const enCours = new ConnexionsEnCours(processus.lecture, horloge.lire);
    const connexion = {
      verificateur: 'v',
      nonce: 'n',
      retour: '/',
      origine: 'http://localhost',
      fournisseur: 'demo',
      recente: true,
    };
    const [etat, lien] = [nouveauJeton(), nouveauJeton()];
    await enCours.garder(etat, lien, connexion);
    expect(await enCours.prendre(etat, lien)).toEqual({ ...connexion, commenceeLe: horloge.lire() });
    expect(await enCours.prendre(etat, lien)).toBeNull();
    await enCours.garder(etat, lien, connexion);
    horloge.avancer(10 * 60_000);
    expect(await enCours.prendre(etat, lien)).toBeNull();
  });

  test('l’entretien jette ce qui a expiré et garde le reste', async () => {
    const entretien = new EntretienSessions(
      configurationDeTest(base.url),
      processus.lecture,
      horloge.lire,
      processus.sessions,
    );
    const enCours = new ConnexionsEnCours(processus.lecture, horloge.lire);
    const connexion = { verificateur: 'v', nonce: 'n', retour: '/', origine: 'o', fournisseur: null, recente: false };
    await enCours.garder(nouveauJeton(), nouveauJeton(), connexion);
    const compter = async (table: string): Promise<number> =>
      (await processus.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]!.n;
    await entretien.passer();
    expect(await compter('connexion_en_cours')).toBe(1);
    const sessions = await compter('session');
    expect(sessions).toBeGreaterThan(0);
    horloge.avancer(JOUR);
    await entretien.passer();
    expect([await compter('connexion_en_cours'), await compter('session')]).toEqual([0, sessions]);
    expect(await compter('session WHERE terminee_le IS NULL')).toBe(0);
    horloge.avancer(91 * JOUR);
    await entretien.passer();
    expect(await compter('session')).toBe(0);
  });
});
