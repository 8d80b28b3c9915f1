import { FileEnvois } from '../../src/modules/notification/envoyer-message/file-envois.js';
import { jusquA } from '../jusqu-a.js';
import { ouvrirNotifications, type ApplicationNotification } from './application.js';
import { ouvrirServeurSmtp, type ServeurSmtpDEssai } from './serveur-smtp.js';

/** Ligne de la table `envoi` ; `attente` est le délai avant le prochain essai, en secondes. */
export type EnvoiEnBase = {
  readonly id: string;
  readonly etat: string;
  readonly tentatives: number;
  readonly cle: string;
  readonly derniere_erreur: string | null;
  readonly attente: number | null;
};

/** Application reliée à un serveur SMTP d'essai. */
export interface BancSmtp {
  readonly smtp: ServeurSmtpDEssai;
  readonly appli: ApplicationNotification;
  envois(): Promise<EnvoiEnBase[]>;
  /** Attend que le plus ancien envoi soit dans cet état. */
  attendreEtat(etat: string): Promise<void>;
  /** Rend dus tous les envois en attente, et relance. */
  avancerEtRelancer(): Promise<void>;
  vider(): Promise<void>;
  fermer(): Promise<void>;
}

/** Ouvre le banc ; à fermer dans `afterAll`, à vider dans `beforeEach`. */
export async function ouvrirBancSmtp(): Promise<BancSmtp> {
  const smtp = await ouvrirServeurSmtp();
  const appli = await ouvrirNotifications({ smtpUrl: smtp.url });
  const envois = (): Promise<EnvoiEnBase[]> =>
    appli.sql(`SELECT id, etat, tentatives, cle, derniere_erreur, round(extract(epoch FROM prochain_essai - now()))::int AS attente
      FROM envoi ORDER BY cree_le`);
  return {
    smtp,
    appli,
    envois,
    attendreEtat: (etat) => jusquA(`l’état ${etat}`, async () => (await envois())[0]?.etat === etat),
    avancerEtRelancer: async () => {
      await appli.sql(`UPDATE envoi SET prochain_essai = now() - interval '1 second' WHERE prochain_essai IS NOT NULL`);
      await appli.app.get(FileEnvois, { strict: false }).relancer();
    },
    vider: async () => {
      await appli.sql('TRUNCATE notification, preference_notification, envoi, outbox, inbox');
      await appli.sql('DELETE FROM affectation_dossier');
      await appli.sql('DELETE FROM consentement');
      smtp.refuser = null;
      smtp.recus.length = 0;
      smtp.essais.length = 0;
    },
    fermer: async () => {
      await appli.fermer();
      await smtp.fermer();
    },
  };
}
