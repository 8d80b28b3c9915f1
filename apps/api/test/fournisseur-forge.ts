import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export type Dires = Record<string, unknown>;

/** Ce que l'essai veut voir changer dans le jeton d'identité rendu. */
export type Falsification = {
  readonly dires?: Dires;
  readonly algorithme?: 'RS256' | 'none' | 'HS256';
  readonly autreCle?: boolean;
  /** Userinfo rendu : en JSON plutôt que signé, d'une autre clé, ou avec d'autres dires. */
  readonly userinfo?: { readonly enJson?: boolean; readonly autreCle?: boolean; readonly dires?: Dires };
};

const b64 = (valeur: unknown): string => Buffer.from(JSON.stringify(valeur)).toString('base64url');

/**
 * Fournisseur d'identité d'un autre serveur, réduit à ce que la plateforme lui demande (découverte, clés, échange du
 * code), et qui peut mentir sur commande.
 */
export class FournisseurForge {
  falsification: Falsification = {};
  /** Nonce reçu au départ : l'essai le lit dans l'adresse d'autorisation. */
  nonce = '';
  /** Dires que rend le userinfo, en plus du sujet. */
  userinfo: Dires = {};
  readonly echanges: URLSearchParams[] = [];
  private readonly cle = generateKeyPairSync('rsa', { modulusLength: 2048 });
  private readonly cleEtrangere = generateKeyPairSync('rsa', { modulusLength: 2048 });
  private serveur: http.Server | null = null;
  private port = 0;

  constructor(private readonly avecPkce = true) {}

  get emetteur(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async demarrer(): Promise<void> {
    const serveur = http.createServer((requete, reponse) => void this.servir(requete, reponse));
    await new Promise<void>((pret) => serveur.listen(this.port, '127.0.0.1', pret));
    this.port = (serveur.address() as AddressInfo).port;
    this.serveur = serveur;
  }

  async arreter(): Promise<void> {
    const serveur = this.serveur;
    this.serveur = null;
    if (!serveur) return;
    serveur.closeAllConnections();
    await new Promise((fini) => serveur.close(fini));
  }

  private async servir(requete: http.IncomingMessage, reponse: http.ServerResponse): Promise<void> {
    const chemin = (requete.url ?? '').split('?')[0];
    let corps = '';
    for await (const morceau of requete) corps += String(morceau);
    const rendre = (valeur: unknown): void =>
      void reponse.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(valeur));
    if (chemin === '/.well-known/openid-configuration') return rendre(this.description());
    if (chemin === '/cles')
      return rendre({
        keys: [{ ...this.cle.publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }],
      });
    if (chemin === '/moi') return this.rendreUserinfo(reponse);
    if (chemin !== '/jeton') return void reponse.writeHead(404).end();
    this.echanges.push(new URLSearchParams(corps));
    rendre({ access_token: 'jeton-acces', token_type: 'Bearer', expires_in: 60, id_token: this.jetonIdentite() });
  }

  private description(): Dires {
    return {
      issuer: this.emetteur,
      authorization_endpoint: `${this.emetteur}/autoriser`,
      token_endpoint: `${this.emetteur}/jeton`,
      jwks_uri: `${this.emetteur}/cles`,
      userinfo_endpoint: `${this.emetteur}/moi`,
      userinfo_signing_alg_values_supported: ['RS256'],
      end_session_endpoint: `${this.emetteur}/fin`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256', 'HS256'],
      ...(this.avecPkce ? { code_challenge_methods_supported: ['S256'] } : {}),
    };
  }

  private rendreUserinfo(reponse: http.ServerResponse): void {
    const { enJson = false, autreCle = false, dires = {} } = this.falsification.userinfo ?? {};
    const contenu = { sub: this.falsification.dires?.['sub'] ?? 'sujet-1', ...this.userinfo, ...dires };
    if (enJson) return void reponse.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(contenu));
    const jeton = this.signer(
      `${b64({ alg: 'RS256', kid: 'k1', typ: 'JWT' })}.${b64({ iss: this.emetteur, aud: 'plateforme', ...contenu })}`,
      autreCle,
    );
    reponse.writeHead(200, { 'content-type': 'application/jwt' }).end(jeton);
  }

  private jetonIdentite(): string {
    const { dires = {}, algorithme = 'RS256', autreCle = false } = this.falsification;
    const maintenant = Math.floor(Date.now() / 1000);
    const base = {
      iss: this.emetteur,
      sub: 'sujet-1',
      aud: 'plateforme',
      iat: maintenant,
      exp: maintenant + 300,
      nonce: this.nonce,
    };
    const aSigner = `${b64({ alg: algorithme, kid: 'k1', typ: 'JWT' })}.${b64({ ...base, ...dires })}`;
    if (algorithme === 'none') return `${aSigner}.`;
    if (algorithme === 'HS256') return `${aSigner}.${hmacAvecClePublique(this.cle.publicKey, aSigner)}`;
    return this.signer(aSigner, autreCle);
  }

  private signer(aSigner: string, autreCle: boolean): string {
    const cle = autreCle ? this.cleEtrangere.privateKey : this.cle.privateKey;
    return `${aSigner}.${sign('sha256', Buffer.from(aSigner), cle).toString('base64url')}`;
  }
}

// Confusion d'algorithmes : la clé publique servie de secret partagé.
function hmacAvecClePublique(cle: KeyObject, texte: string): string {
  const pem = cle.export({ type: 'spki', format: 'pem' });
  return createHmac('sha256', pem).update(texte).digest('base64url');
}
