import { Inject, Injectable } from '@nestjs/common';
import * as client from 'openid-client';
import type { Configuration } from '../config/configuration.js';
import { CONFIGURATION } from '../config/jetons.js';
import { FournisseurDemo } from '../demo/oidc/fournisseur-demo.js';
import { estHttpLocal } from './origine-publique.js';

/** Émetteur des comptes de démonstration en base : l'adresse du fournisseur embarqué, elle, suit celle du navigateur. */
export const EMETTEUR_DEMO = 'demo';

const DELAI_S = 10;

/** Le fournisseur d'identité : celui d'`OIDC_ISSUER`, ou celui de la démonstration. */
@Injectable()
export class FournisseurIdentite {
  private decouverte: Promise<client.Configuration> | null = null;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly demo: FournisseurDemo,
  ) {}

  /** Client OIDC pour cette origine ; lève si le fournisseur ne répond pas (la découverte est retentée à l'appel suivant). */
  async client(origine: string): Promise<client.Configuration> {
    const { oidc } = this.configuration;
    if (oidc === null) return this.demo.client(origine);
    this.decouverte ??= decouvrir(oidc).catch((erreur: unknown) => {
      this.decouverte = null;
      throw erreur;
    });
    return this.decouverte;
  }

  /** Émetteur à chercher dans l'annuaire pour un jeton d'identité de cet émetteur. */
  emetteurEnBase(iss: string): string {
    return this.configuration.oidc === null ? EMETTEUR_DEMO : iss;
  }

  /** Adresse de déconnexion chez le fournisseur, s'il en offre une ; null sinon, ou s'il ne répond pas. */
  async adresseDeFin(idToken: string | null, origine: string): Promise<string | null> {
    if (this.configuration.oidc === null || idToken === null) return null;
    try {
      const c = await this.client(origine);
      if (!c.serverMetadata().end_session_endpoint) return null;
      return client.buildEndSessionUrl(c, { id_token_hint: idToken, post_logout_redirect_uri: `${origine}/` }).href;
    } catch {
      return null;
    }
  }
}

async function decouvrir(oidc: NonNullable<Configuration['oidc']>): Promise<client.Configuration> {
  const adresse = new URL(oidc.issuer);
  const execute = [
    client.enableNonRepudiationChecks,
    ...(estHttpLocal(oidc.issuer) ? [client.allowInsecureRequests] : []),
  ];
  const decouverte = await client.discovery(adresse, oidc.clientId, undefined, client.None(), {
    execute,
    timeout: DELAI_S,
  });
  const serveur = decouverte.serverMetadata();
  const methodes = serveur.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  const auth = methodes.includes('client_secret_post')
    ? client.ClientSecretPost(oidc.clientSecret)
    : client.ClientSecretBasic(oidc.clientSecret);
  const complet = new client.Configuration(serveur, oidc.clientId, oidc.clientSecret, auth);
  for (const regler of execute) regler(complet);
  complet.timeout = DELAI_S;
  return complet;
}
