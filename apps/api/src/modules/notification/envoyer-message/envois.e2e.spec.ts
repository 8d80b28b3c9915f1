import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { EnvoiVue, EnvoisPage } from '@pdp/domain';
import type { ClientHttp } from '../../../../test/client-http.js';
import { ecrireCourriel } from '../../../../test/cles-de-test.js';
import { jusquA, pause } from '../../../../test/jusqu-a.js';
import { DOSSIER, RESSOURCE, ouvrirNotifications } from '../../../../test/notification/application.js';
import { ouvrirBancSmtp, type BancSmtp } from '../../../../test/notification/banc-smtp.js';
import { EnvoyerMessage } from './envoyer-message.use-case.js';
import { FileEnvois } from './file-envois.js';

describe('courriels par SMTP', () => {
  let banc: BancSmtp;
  let smtp: BancSmtp['smtp'];
  let appli: BancSmtp['appli'];
  let coordinatrice: ClientHttp;
  const envois: BancSmtp['envois'] = () => banc.envois();
  const attendreEtat: BancSmtp['attendreEtat'] = (etat) => banc.attendreEtat(etat);
  const prevenir = (): Promise<void> =>
    appli.notifier({ destinataires: [appli.comptes['medecin.conseil']!], type: 'TACHE_CONFIEE', urgente: true });
  const echecs = async (client: ClientHttp): Promise<readonly EnvoiVue[]> =>
    (await client.get<EnvoisPage>('/notifications/echecs')).corps.elements;

  beforeAll(async () => {
    banc = await ouvrirBancSmtp();
    ({ smtp, appli } = banc);
    coordinatrice = await appli.client('coordinatrice');
  });
  afterAll(() => banc.fermer());
  beforeEach(() => banc.vider());

  test('le courriel est neutre, va à un seul destinataire et porte sa clé', async () => {
    await prevenir();
    await attendreEtat('ENVOYEE');
    const [courriel] = smtp.recus;
    const [envoi] = await envois();
    expect(smtp.recus).toHaveLength(1);
    expect(courriel).toMatchObject({ a: ['medecin.conseil@demo.pdp'] });
    expect(courriel!.brut).toContain(`Message-ID: <${envoi!.cle}@`);
    expect(courriel!.brut).toContain('Subject: Nouveau message');
    expect(decoder(courriel!.brut)).toMatch(/Vous avez un nouveau message dans votre espace\. Connectez-vous/);
    expect(courriel!.brut).not.toMatch(new RegExp(`ZQX|${DOSSIER}|${RESSOURCE}|PDP|CPAM|tâche|dossier`));
  });

  test('une adresse piégée n’ajoute ni en-tête ni destinataire', async () => {
    await ecrireCourriel(appli.sql, appli.comptes['cap.emploi']!, 'a@demo.pdp\r\nBcc: espion@ailleurs.invalid');
    await appli.notifier({ destinataires: [appli.comptes['cap.emploi']!], type: 'TACHE_CONFIEE', urgente: true });
    await attendreEtat('ABANDONNEE');
    expect(smtp.essais).toEqual([]);
    expect((await envois())[0]!.derniere_erreur).toBe('L’adresse électronique n’est pas valable');
  });

  test('refusé pour un temps : réessayé plus tard avec la même clé, visible avec sa cause, puis parti une fois', async () => {
    smtp.refuser = { code: 451, message: 'boîte de medecin.conseil@demo.pdp occupée' };
    await prevenir();
    await attendreEtat('ECHEC');
    const [premier] = await envois();
    expect(premier).toMatchObject({ tentatives: 1 });
    expect(premier!.attente).toBeGreaterThan(40);
    const [vu] = await echecs(coordinatrice);
    expect(vu).toMatchObject({
      etat: 'ECHEC',
      tentatives: 1,
      destinataire: 'medecin.conseil@demo.pdp',
      prochainEssai: expect.any(String),
    });
    expect(vu!.derniereErreur).toMatch(/^Refusé par le serveur de messagerie : 451/);
    expect(vu!.derniereErreur).not.toContain('medecin.conseil@');
    smtp.refuser = null;
    await banc.avancerEtRelancer();
    await attendreEtat('ENVOYEE');
    expect(smtp.recus).toHaveLength(1);
    expect(smtp.recus[0]!.brut).toContain(premier!.cle);
    expect(await echecs(coordinatrice)).toEqual([]);
  });

  test('après six essais, abandonné ; une relance à la main repart de zéro et aboutit', async () => {
    smtp.refuser = { code: 450, message: 'plus tard' };
    await prevenir();
    for (let essai = 1; essai < 6; essai++) {
      await jusquA(
        `l’essai ${essai}`,
        async () => (await envois())[0]?.tentatives === essai && (await envois())[0]?.etat === 'ECHEC',
      );
      await banc.avancerEtRelancer();
    }
    await attendreEtat('ABANDONNEE');
    expect(await envois()).toMatchObject([{ tentatives: 6, attente: null }]);
    await banc.avancerEtRelancer();
    await pause(200);
    expect(smtp.essais).toHaveLength(6);
    smtp.refuser = null;
    const [vu] = await echecs(coordinatrice);
    expect(await coordinatrice.post(`/notifications/echecs/${vu!.id}/renvoi`)).toMatchObject({
      statut: 200,
      corps: { etat: 'EN_FILE' },
    });
    await attendreEtat('ENVOYEE');
    expect(smtp.recus).toHaveLength(1);
    expect(await coordinatrice.post(`/notifications/echecs/${vu!.id}/renvoi`)).toMatchObject({
      statut: 422,
      corps: { code: 'transition-impossible' },
    });
    expect(await appli.sql(`SELECT action FROM journal_acces WHERE action = 'envoi.renvoyer'`)).toHaveLength(1);
  });

  test('refusé pour toujours : abandonné tout de suite, avec la cause', async () => {
    smtp.refuser = { code: 550, message: 'boîte inconnue' };
    await prevenir();
    await attendreEtat('ABANDONNEE');
    expect(await echecs(coordinatrice)).toMatchObject([
      { etat: 'ABANDONNEE', tentatives: 1, derniereErreur: expect.stringContaining('550'), prochainEssai: null },
    ]);
  });

  test('les échecs et la relance sont réservés à qui supervise, sur sa plateforme', async () => {
    smtp.refuser = { code: 550, message: 'non' };
    await prevenir();
    await attendreEtat('ABANDONNEE');
    const [{ id } = { id: '' }] = await envois();
    const medecin = await appli.client('medecin.conseil');
    expect((await medecin.get('/notifications/echecs')).statut).toBe(403);
    expect((await medecin.post(`/notifications/echecs/${id}/renvoi`)).statut).toBe(403);
    expect((await coordinatrice.post(`/notifications/echecs/${RESSOURCE}/renvoi`)).statut).toBe(404);
    await appli.sql(
      `INSERT INTO plateforme (id, nom, departement) VALUES ($1, 'Finistère', '29') ON CONFLICT DO NOTHING`,
      [RESSOURCE],
    );
    await appli.sql(`UPDATE habilitation SET plateforme_id = $2 WHERE utilisateur_id = $1`, [
      appli.comptes['medecin.conseil'],
      RESSOURCE,
    ]);
    expect(await echecs(coordinatrice)).toEqual([]);
    expect((await coordinatrice.post(`/notifications/echecs/${id}/renvoi`)).statut).toBe(404);
    await appli.sql(`UPDATE habilitation SET plateforme_id = $2 WHERE utilisateur_id = $1`, [
      appli.comptes['medecin.conseil'],
      appli.plateformeId,
    ]);
  });

  test('deux essais simultanés du même envoi n’envoient qu’un courriel ; un bail échu est repris', async () => {
    smtp.refuser = { code: 451, message: 'plus tard' };
    await prevenir();
    await attendreEtat('ECHEC');
    smtp.refuser = null;
    await appli.sql(`UPDATE envoi SET prochain_essai = now() - interval '1 second'`);
    const [{ id } = { id: '' }] = await envois();
    const envoyer = appli.app.get(EnvoyerMessage, { strict: false });
    await Promise.all([1, 2, 3, 4].map(() => envoyer.executer(id)));
    expect(smtp.recus).toHaveLength(1);
    // Processus mort entre la réponse du serveur et la note : l'envoi est repris, avec la même clé.
    await appli.sql(`UPDATE envoi SET etat = 'EN_FILE', prochain_essai = now() - interval '1 second'`);
    await appli.app.get(FileEnvois, { strict: false }).relancer();
    await attendreEtat('ENVOYEE');
    const cles = smtp.recus.map((r) => /Message-ID: <([^@]+)@/i.exec(r.brut)?.[1]);
    expect(new Set(cles).size).toBe(1);
  });
});

describe('serveur de messagerie injoignable', () => {
  test('un message n’est jamais dit remis : il est en échec, avec sa cause', async () => {
    const appli = await ouvrirNotifications({ smtpUrl: 'smtp://127.0.0.1:9' });
    await appli.notifier({ destinataires: [appli.comptes['medecin.conseil']!], type: 'TACHE_CONFIEE', urgente: true });
    await jusquA('l’échec', async () => (await appli.sql(`SELECT 1 FROM envoi WHERE etat = 'ECHEC'`)).length === 1);
    expect(await appli.sql(`SELECT derniere_erreur FROM envoi`)).toEqual([
      { derniere_erreur: expect.stringMatching(/^Le serveur de messagerie ne répond pas \(E/) },
    ]);
    await appli.fermer();
  });
});

/** Corps d'un courriel en quoted-printable ou base64, rendu lisible. */
function decoder(brut: string): string {
  const corps = brut
    .split(/\r?\n\r?\n/)
    .slice(1)
    .join('\n');
  if (/base64/i.test(brut)) return Buffer.from(corps, 'base64').toString('utf8');
  return Buffer.from(
    corps.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, h: string) => String.fromCharCode(parseInt(h, 16))),
    'latin1',
  ).toString('utf8');
}
