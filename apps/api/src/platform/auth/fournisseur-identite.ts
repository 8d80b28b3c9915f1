import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import * as client from 'openid-client';
import type { Configuration } from '../config/configuration.js';
import { estHttpLocal } from '../config/hote-local.js';
import { CONFIGURATION } from '../config/jetons.js';
import type { ProfilFournisseur } from '../config/profil-fournisseur.js';
import { profilsActifs } from '../config/profils-actifs.js';
import { FournisseurDemo } from '../demo/oidc/fournisseur-demo.js';
import { journalTechnique } from '../health/journal-technique.js';

/** Émetteur des comptes de démonstration en base : l'adresse du fournisseur embarqué, elle, suit celle du navigateur. */
export const EMETTEUR_DEMO = 'demo';

const DELAI_S = 10;

/** Fournisseurs d'identité actifs : ceux de la configuration, ou ceux que joue la démonstration. */
@Injectable()
export class FournisseurIdentite implements OnModuleInit {
  readonly profils: readonly ProfilFournisseur[];
  private readonly decouvertes = new Map<string, Promise<client.Configuration>>();

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly demo: FournisseurDemo,
  ) {
    this.profils = profilsActifs(configuration);
  }

  onModuleInit(): void {
    for (const { code, acrAttendus, amrAttendus } of this.profils)
      if (this.configuration.production && acrAttendus.length === 0 && amrAttendus.length === 0)
        journalTechnique.warn({ fournisseur: code }, 'aucun second facteur exigé de ce fournisseur d’identité');
  }

  /** Profil de ce nom ; sans nom, celui de la démonstration ou le seul actif. Null : à la personne de choisir. */
  profil(code: string | null): ProfilFournisseur | null {
    const [premier] = this.profils;
    if (code !== null) return this.profils.find((p) => p.code === code) ?? null;
    return premier !== undefined && (premier.code === 'demo' || this.profils.length === 1) ? premier : null;
  }

  /** Client OIDC pour cette origine ; lève si le fournisseur ne répond pas (la découverte est retentée à l'appel suivant). */
  async client(profil: ProfilFournisseur, origine: string): Promise<client.Configuration> {
    const { code, issuer } = profil;
    if (issuer === null) return this.demo.client(origine, profil);
    const connue = this.decouvertes.get(code);
    if (connue) return connue;
    const decouverte = decouvrir(profil, issuer).catch((erreur: unknown) => {
      this.decouvertes.delete(code);
      throw erreur;
    });
    this.decouvertes.set(code, decouverte);
    return decouverte;
  }

  /** Émetteur à chercher dans l'annuaire pour un jeton d'identité de cet émetteur. */
  emetteurEnBase({ issuer }: ProfilFournisseur, iss: string): string {
    return issuer === null ? EMETTEUR_DEMO : iss;
  }

  /** Adresse de déconnexion chez le fournisseur de la session, s'il en offre une ; null sinon, ou s'il ne répond pas. */
  async adresseDeFin(code: string | null, idToken: string | null, origine: string): Promise<string | null> {
    const profil = this.profil(code);
    if (profil === null || profil.issuer === null || idToken === null) return null;
    try {
      const c = await this.client(profil, origine);
      if (!c.serverMetadata().end_session_endpoint) return null;
      return client.buildEndSessionUrl(c, { id_token_hint: idToken, post_logout_redirect_uri: `${origine}/` }).href;
    } catch {
      return null;
    }
  }
}

async function decouvrir(profil: ProfilFournisseur, issuer: string): Promise<client.Configuration> {
  const { clientId, clientSecret, userinfo } = profil;
  const execute = [client.enableNonRepudiationChecks, ...(estHttpLocal(issuer) ? [client.allowInsecureRequests] : [])];
  const decouverte = await client.discovery(new URL(issuer), clientId, undefined, client.None(), {
    execute,
    timeout: DELAI_S,
  });
  const serveur = decouverte.serverMetadata();
  const methodes = serveur.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  const auth = methodes.includes('client_secret_post')
    ? client.ClientSecretPost(clientSecret)
    : client.ClientSecretBasic(clientSecret);
  const signe = userinfo === 'RS256' || userinfo === 'ES256';
  const metadonnees = { client_secret: clientSecret, ...(signe ? { userinfo_signed_response_alg: userinfo } : {}) };
  const complet = new client.Configuration(serveur, clientId, metadonnees, auth);
  for (const regler of execute) regler(complet);
  complet.timeout = DELAI_S;
  return complet;
}
