import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { succes } from '@pdp/domain';
import { ecrireCourriel } from '../../../../test/cles-de-test.js';
import { jusquA } from '../../../../test/jusqu-a.js';
import { DOSSIER } from '../../../../test/notification/application.js';
import { ouvrirBancSmtp, type BancSmtp } from '../../../../test/notification/banc-smtp.js';
import { SYSTEME } from '../../../platform/config/acteur.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { NotificationPort } from '../notification.port.js';

describe('droits du destinataire au moment de partir', () => {
  let banc: BancSmtp;
  let smtp: BancSmtp['smtp'];
  let appli: BancSmtp['appli'];

  beforeAll(async () => {
    banc = await ouvrirBancSmtp();
    ({ smtp, appli } = banc);
  });
  afterAll(() => banc.fermer());
  beforeEach(() => banc.vider());

  const relier = (utilisateur: string): Promise<object[]> =>
    appli.sql(
      `INSERT INTO affectation_dossier (id, dossier_id, utilisateur_id, role, debut) VALUES (gen_random_uuid(), $1, $2, 'CERCLE', now() - interval '1 hour')`,
      [DOSSIER, appli.comptes[utilisateur]],
    );
  const accorder = (portee: 'ASSURANCE_MALADIE' | 'PARTENAIRE'): Promise<object[]> =>
    appli.sql(
      `INSERT INTO consentement (id, dossier_id, portee, unite, organisme_id, categories, version_texte, canal, debut)
         SELECT gen_random_uuid(), $1::uuid, $2::text, CASE WHEN $2 = 'PARTENAIRE' THEN 'CAP_EMPLOI' END, CASE WHEN $2 = 'PARTENAIRE' THEN (SELECT id FROM organisme LIMIT 1) END,
           '{identite,coordonnees,arret,avis,capacites,emploi,projet,dispositifs}', '1', 'SIGNATURE_MANUSCRITE', now() - interval '1 hour'`,
      [DOSSIER, portee],
    );
  /** Le premier essai échoue, ce qui laisse le temps de changer les droits avant le second. */
  const prevenirEnEchec = async (compte: string): Promise<void> => {
    smtp.refuser = { code: 451, message: 'plus tard' };
    await appli.notifier({
      destinataires: [appli.comptes[compte]!],
      type: 'TACHE_CONFIEE',
      urgente: true,
      dossierId: DOSSIER,
    });
    await banc.attendreEtat('ECHEC');
    smtp.refuser = null;
  };

  test('lien et accord en cours : le message part', async () => {
    await Promise.all([relier('medecin.conseil'), accorder('ASSURANCE_MALADIE')]);
    await prevenirEnEchec('medecin.conseil');
    await banc.avancerEtRelancer();
    await banc.attendreEtat('ENVOYEE');
  });

  test.each([
    ['le lien terminé', `UPDATE affectation_dossier SET fin = now()`],
    ['l’accord retiré', `UPDATE consentement SET retire_le = now()`],
    ['le compte fermé', `UPDATE utilisateur SET actif = false WHERE sujet = 'cap.emploi'`],
    ['le compte suspendu', `UPDATE utilisateur SET suspendu_le = now() WHERE sujet = 'cap.emploi'`],
    [
      'l’habilitation suspendue',
      `UPDATE habilitation SET suspendue_le = now() WHERE fonction = 'CONSEILLER_CAP_EMPLOI'`,
    ],
    ['l’habilitation finie', `UPDATE habilitation SET fin = now() WHERE fonction = 'CONSEILLER_CAP_EMPLOI'`],
  ])('%s : le message est annulé, rien ne part', async (_, changement) => {
    await ecrireCourriel(appli.sql, appli.comptes['cap.emploi']!, 'cap.emploi@demo.pdp');
    await Promise.all([relier('cap.emploi'), accorder('ASSURANCE_MALADIE'), accorder('PARTENAIRE')]);
    await prevenirEnEchec('cap.emploi');
    await appli.sql(changement);
    await banc.avancerEtRelancer();
    await banc.attendreEtat('ANNULEE');
    expect(smtp.recus).toEqual([]);
    expect(await appli.sql(`SELECT etat FROM notification`)).toEqual([{ etat: 'ANNULEE' }]);
    await rouvrir();
  });

  const rouvrir = async (): Promise<void> => {
    await appli.sql(`UPDATE utilisateur SET actif = true, suspendu_le = NULL WHERE sujet <> 'inactive'`);
    await appli.sql(`UPDATE habilitation SET fin = NULL, suspendue_le = NULL`);
  };
  const annulerSansCompte = (compte: string): Promise<unknown> =>
    appli.app.get(UniteDeTravail).executer<null, never>(SYSTEME, async (tx) => {
      await appli.app.get(NotificationPort, { strict: false }).annulerSansCompte(tx, appli.comptes[compte]!);
      return succes(null);
    });

  test.each([
    ['suspendu', `UPDATE utilisateur SET suspendu_le = now() WHERE sujet = 'voisine'`],
    ['fermé', `UPDATE utilisateur SET actif = false WHERE sujet = 'voisine'`],
    [
      'sans habilitation en cours',
      `UPDATE habilitation SET suspendue_le = now() WHERE utilisateur_id = (SELECT id FROM utilisateur WHERE sujet = 'voisine')`,
    ],
  ])('compte %s : ce qui attend s’annule sur-le-champ, et plus rien ne lui est écrit', async (_, changement) => {
    smtp.refuser = { code: 451, message: 'plus tard' };
    await appli.notifier({ destinataires: [appli.comptes['voisine']!], type: 'TACHE_CONFIEE', urgente: true });
    await banc.attendreEtat('ECHEC');
    await annulerSansCompte('voisine');
    expect((await banc.envois()).map((e) => e.etat)).toEqual(['ECHEC']);
    await appli.sql(changement);
    await annulerSansCompte('voisine');
    expect((await banc.envois()).map((e) => e.etat)).toEqual(['ANNULEE']);
    expect(await appli.sql(`SELECT etat FROM notification`)).toEqual([{ etat: 'ANNULEE' }]);
    smtp.refuser = null;
    await appli.notifier({ destinataires: [appli.comptes['voisine']!], type: 'DOSSIER_CONFIE', urgente: true });
    await appli.notifier({
      destinataires: { unite: 'SERVICE_SOCIAL', plateformeId: appli.plateformeId },
      type: 'SIGNALEMENT_RECU',
    });
    expect(
      await appli.sql(
        `SELECT DISTINCT u.sujet FROM notification n JOIN utilisateur u ON u.id = n.utilisateur_id WHERE n.etat <> 'ANNULEE'`,
      ),
    ).toEqual([{ sujet: 'assistante.sociale' }]);
    await rouvrir();
  });

  test('un retrait annule sur-le-champ ce qui attend, pour ceux qui perdent l’accès seulement', async () => {
    await Promise.all([
      relier('cap.emploi'),
      relier('medecin.conseil'),
      accorder('ASSURANCE_MALADIE'),
      accorder('PARTENAIRE'),
    ]);
    await prevenirEnEchec('cap.emploi');
    smtp.refuser = { code: 451, message: 'plus tard' };
    await appli.notifier({
      destinataires: [appli.comptes['medecin.conseil']!],
      type: 'TACHE_CONFIEE',
      urgente: true,
      dossierId: DOSSIER,
    });
    await jusquA('deux échecs', async () => (await banc.envois()).filter((e) => e.etat === 'ECHEC').length === 2);
    await appli.app.get(UniteDeTravail).executer<null, never>(SYSTEME, async (tx) => {
      await tx.sql(`UPDATE consentement SET retire_le = now() WHERE portee = 'PARTENAIRE'`);
      await appli.app.get(NotificationPort, { strict: false }).annulerSansAcces(tx, DOSSIER);
      return succes(null);
    });
    expect((await banc.envois()).map((e) => e.etat)).toEqual(['ANNULEE', 'ECHEC']);
    expect(await appli.sql(`SELECT count(*)::int AS n FROM notification WHERE etat = 'ANNULEE'`)).toEqual([{ n: 1 }]);
  });
});
