import { createTransport } from 'nodemailer';
import { sansAdresse, type Canal, type Issue, type MessageARemettre } from './canal.js';

const ADRESSE_SIMPLE = /^[^\s@,;<>()"]+@[^\s@,;<>()"]+$/;
const EXPEDITEUR = 'Votre espace';

const CAUSES: Readonly<Record<string, string>> = {
  ECONNECTION: 'Le serveur de messagerie ne répond pas',
  ESOCKET: 'Le serveur de messagerie ne répond pas',
  ETIMEDOUT: 'Le serveur de messagerie n’a pas répondu à temps',
  EDNS: 'Le serveur de messagerie est introuvable',
  ETLS: 'La connexion chiffrée au serveur de messagerie a échoué',
  EAUTH: 'Le serveur de messagerie refuse nos identifiants',
};

/** Courriel par SMTP ; la clé devient le Message-ID, que les messageries dédoublonnent. */
export class CanalCourriel implements Canal {
  private readonly transport: ReturnType<typeof ouvrir>;

  constructor(
    url: string,
    private readonly domaine: string,
  ) {
    this.transport = ouvrir(url);
  }

  async remettre({ cle, adresse, objet, texte }: MessageARemettre): Promise<Issue> {
    // Une seule adresse, sans caractère qui ajouterait un destinataire ou un en-tête (trust.md A8, 10).
    if (!ADRESSE_SIMPLE.test(adresse))
      return { ok: false, cause: 'L’adresse électronique n’est pas valable', definitif: true };
    try {
      await this.transport.sendMail({
        from: { name: EXPEDITEUR, address: `ne-pas-repondre@${this.domaine}` },
        to: { name: '', address: adresse },
        subject: objet,
        text: texte,
        messageId: `<${cle}@${this.domaine}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Cle-Idempotence': cle },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return { ok: true, confirme: false };
    } catch (erreur) {
      return enIssue(erreur);
    }
  }

  fermer(): void {
    this.transport.close();
  }
}

function ouvrir(url: string) {
  return createTransport({
    url,
    pool: true,
    maxConnections: 5,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    dnsTimeout: 10_000,
  } as never);
}

function enIssue(erreur: unknown): Issue {
  const { code, responseCode, response } = (erreur ?? {}) as {
    code?: string;
    responseCode?: number;
    response?: string;
  };
  if (code !== 'EAUTH' && typeof responseCode === 'number') {
    return {
      ok: false,
      cause: `Refusé par le serveur de messagerie : ${sansAdresse(response ?? String(responseCode))}`,
      definitif: responseCode >= 500,
    };
  }
  return {
    ok: false,
    cause: `${CAUSES[code ?? ''] ?? 'L’envoi a échoué'}${code ? ` (${code})` : ''}`,
    definitif: false,
  };
}
