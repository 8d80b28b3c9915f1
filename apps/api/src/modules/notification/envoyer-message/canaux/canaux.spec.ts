import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { configurationDeTest } from '../../../../../test/configuration-de-test.js';
import { CanalSms } from './canal-sms.js';
import { sansAdresse } from './canal.js';
import { Canaux } from './canaux.js';

const MESSAGE = {
  cle: 'avis.1',
  adresse: '+33600000000',
  objet: 'Nouveau message',
  texte: 'Vous avez un nouveau message.',
};

describe('choix des canaux', () => {
  test('en démonstration, un message est remis dans la boîte d’envoi', async () => {
    const canaux = new Canaux(configurationDeTest('', { demo: true }));
    expect(await canaux.pour('COURRIEL').remettre(MESSAGE)).toEqual({ ok: true, confirme: true });
    expect(canaux.aDesSms).toBe(true);
  });

  test('hors démonstration, un canal non réglé échoue et dit quoi régler', async () => {
    const canaux = new Canaux(configurationDeTest('', { demo: false }));
    expect(await canaux.pour('COURRIEL').remettre(MESSAGE)).toEqual({
      ok: false,
      cause: 'Aucun serveur d’envoi n’est configuré (SMTP_URL)',
      definitif: false,
    });
    expect(await canaux.pour('SMS').remettre(MESSAGE)).toMatchObject({
      ok: false,
      cause: expect.stringContaining('SMS_URL'),
    });
    expect(canaux.aDesSms).toBe(false);
  });

  test('le lien des messages est l’adresse publique nue', () => {
    expect(new Canaux(configurationDeTest('', { publicUrl: 'https://espace.invalid' })).adresseDuSite).toBe(
      'https://espace.invalid',
    );
  });
});

describe('passerelle SMS', () => {
  let serveur: Server | null = null;
  afterEach(() => new Promise<void>((dire) => (serveur ? serveur.close(() => dire()) : dire())));
  const ouvrir = (
    repondre: (demande: IncomingMessage, corps: string) => { statut: number; entetes?: Record<string, string> },
  ): Promise<string> =>
    new Promise((rendre) => {
      serveur = createServer((demande, reponse) => {
        let corps = '';
        demande.on('data', (m) => (corps += String(m)));
        demande.on('end', () => {
          const { statut, entetes } = repondre(demande, corps);
          reponse.writeHead(statut, entetes).end();
        });
      }).listen(0, '127.0.0.1', () => rendre(`http://127.0.0.1:${(serveur!.address() as { port: number }).port}/sms`));
    });

  test('envoie la clé, le numéro et le texte, rien d’autre', async () => {
    let recu: unknown;
    const url = await ouvrir((demande, corps) => {
      recu = { cle: demande.headers['idempotency-key'], corps: JSON.parse(corps) as unknown };
      return { statut: 202 };
    });
    expect(await new CanalSms(url).remettre(MESSAGE)).toEqual({ ok: true, confirme: false });
    expect(recu).toEqual({
      cle: 'avis.1',
      corps: { cle: 'avis.1', destinataire: MESSAGE.adresse, texte: MESSAGE.texte },
    });
  });

  test.each([
    [400, true],
    [429, false],
    [503, false],
  ])('une réponse %i est définitive : %s', async (statut, definitif) => {
    const url = await ouvrir(() => ({ statut }));
    expect(await new CanalSms(url).remettre(MESSAGE)).toEqual({
      ok: false,
      cause: `Refusé par la passerelle SMS (${statut})`,
      definitif,
    });
  });

  test('une redirection n’est pas suivie : le numéro ne part pas ailleurs', async () => {
    let appels = 0;
    const url = await ouvrir(() => {
      appels += 1;
      return { statut: 307, entetes: { location: '/ailleurs' } };
    });
    expect(await new CanalSms(url).remettre(MESSAGE)).toMatchObject({ ok: false, definitif: false });
    expect(appels).toBe(1);
  });
});

describe('cause gardée', () => {
  test.each([
    ['550 5.1.1 <jean.petit+x@exemple.invalid> inconnu', '550 5.1.1 <…> inconnu'],
    ['numéro +33 6 12 34 56 78 refusé\r\nligne', 'numéro … refusé ligne'],
    ['x'.repeat(500), 'x'.repeat(200)],
  ])('%s', (brut, attendu) => expect(sansAdresse(brut)).toBe(attendu));
});
