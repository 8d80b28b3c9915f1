import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { CanalEnvoi } from '@pdp/domain';
import type { Configuration } from '../../../../platform/config/configuration.js';
import { CONFIGURATION } from '../../../../platform/config/jetons.js';
import type { Canal, Issue } from './canal.js';
import { CanalCourriel } from './canal-courriel.js';
import { CanalSms } from './canal-sms.js';

/** Démonstration : le message reste dans `envoi`, la page « Boîte d'envoi » le montre. */
const BOITE_D_ENVOI: Canal = {
  remettre: () => Promise.resolve<Issue>({ ok: true, confirme: true }),
  fermer: () => undefined,
};

/** Hors démonstration et sans réglage, un message n'est pas dit remis : il échoue, visible avec sa cause. */
const absent = (reglage: string): Canal => ({
  remettre: () =>
    Promise.resolve<Issue>({
      ok: false,
      cause: `Aucun serveur d’envoi n’est configuré (${reglage})`,
      definitif: false,
    }),
  fermer: () => undefined,
});

/** Canaux du processus, choisis par la configuration. */
@Injectable()
export class Canaux implements OnApplicationShutdown {
  private readonly canaux: Readonly<Record<CanalEnvoi, Canal>>;
  /** Adresse du site, sans jeton, citée par les messages. */
  readonly adresseDuSite: string;
  /** Un SMS peut partir, ou du moins se montrer. */
  readonly aDesSms: boolean;

  constructor(@Inject(CONFIGURATION) configuration: Configuration) {
    const { demo, smtpUrl, smsUrl, publicUrl, port } = configuration;
    this.adresseDuSite = publicUrl ?? `http://localhost:${port}`;
    this.aDesSms = smsUrl !== null || demo;
    const parDefaut = (reglage: string): Canal => (demo ? BOITE_D_ENVOI : absent(reglage));
    this.canaux = {
      COURRIEL:
        smtpUrl === null ? parDefaut('SMTP_URL') : new CanalCourriel(smtpUrl, new URL(this.adresseDuSite).hostname),
      SMS: smsUrl === null ? parDefaut('SMS_URL') : new CanalSms(smsUrl),
    };
  }

  pour(canal: CanalEnvoi): Canal {
    return this.canaux[canal];
  }

  onApplicationShutdown(): void {
    for (const canal of Object.values(this.canaux)) canal.fermer();
  }
}
