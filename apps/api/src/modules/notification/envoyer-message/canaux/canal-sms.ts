import { type Canal, type Issue, type MessageARemettre } from './canal.js';

const DELAI_MS = 10_000;

/** SMS par la passerelle HTTP configurée : `POST { cle, destinataire, texte }`, clé aussi en `Idempotency-Key`. */
export class CanalSms implements Canal {
  constructor(private readonly url: string) {}

  async remettre({ cle, adresse, texte }: MessageARemettre): Promise<Issue> {
    try {
      const reponse = await fetch(this.url, {
        method: 'POST',
        // Une redirection mènerait le numéro ailleurs que chez le prestataire (trust.md A8, 9).
        redirect: 'error',
        signal: AbortSignal.timeout(DELAI_MS),
        headers: { 'content-type': 'application/json', 'idempotency-key': cle },
        body: JSON.stringify({ cle, destinataire: adresse, texte }),
      });
      if (reponse.ok) return { ok: true, confirme: false };
      const definitif = reponse.status >= 400 && reponse.status < 500 && reponse.status !== 429;
      return { ok: false, cause: `Refusé par la passerelle SMS (${reponse.status})`, definitif };
    } catch {
      return { ok: false, cause: 'La passerelle SMS ne répond pas', definitif: false };
    }
  }

  fermer(): void {
    // rien à fermer : une requête par message
  }
}
