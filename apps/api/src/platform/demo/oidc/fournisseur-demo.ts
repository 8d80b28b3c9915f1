import { Inject, Injectable } from '@nestjs/common';
import Provider from 'oidc-provider';
import * as client from 'openid-client';
import { Coffre } from '../../chiffrement/coffre.js';
import type { Configuration } from '../../config/configuration.js';
import type { ProfilFournisseur } from '../../config/profil-fournisseur.js';
import { CONFIGURATION, LECTURE } from '../../config/jetons.js';
import { Lecture } from '../../database/lecture.js';
import { journalTechnique } from '../../health/journal-technique.js';
import { deriverCles, type ClesDemo } from './cles.js';
import { fetchLocal, type AdresseEcoutee } from './fetch-local.js';
import { CLIENT, reglagesDuFournisseur } from './reglages-fournisseur.js';
import { cheminDuRole, type RoleJoue } from './roles.js';

/** Un fournisseur par origine vue du navigateur et par rôle joué : quelques-uns en pratique. */
const FOURNISSEURS_MAX = 32;

type ParOrigine = { readonly provider: Provider; readonly client: client.Configuration };

/**
 * Vrai fournisseur OpenID Connect, embarqué pour la démonstration : un émetteur par origine vue du navigateur. Il joue aussi
 * ProConnect, Pro Santé Connect et FranceConnect, chacun sous son émetteur, avec leurs niveaux et leurs dires.
 */
@Injectable()
export class FournisseurDemo {
  private readonly origines = new Map<string, ParOrigine>();
  private readonly cles: ClesDemo;
  private adresse: AdresseEcoutee = () => null;

  constructor(
    @Inject(CONFIGURATION) configuration: Configuration,
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly coffre: Coffre,
  ) {
    this.cles = deriverCles(configuration.secret);
  }

  /** Dit où le serveur écoute, pour l'échange du code. */
  ecouterSur(adresse: AdresseEcoutee): void {
    this.adresse = adresse;
  }

  client(origine: string, { code }: ProfilFournisseur): client.Configuration {
    return this.pour(origine, code === 'oidc' ? 'demo' : code).client;
  }

  provider(origine: string, role: RoleJoue): Provider {
    return this.pour(origine, role).provider;
  }

  private pour(origine: string, role: RoleJoue): ParOrigine {
    // ProConnect et FranceConnect rendent un userinfo signé, Pro Santé Connect du JSON.
    const userinfoSigne = role === 'proconnect' || role === 'franceconnect';
    const cle = `${origine} ${role}`;
    const connu = this.origines.get(cle);
    if (connu) return connu;
    const [plusAncienne] = this.origines.keys();
    if (this.origines.size >= FOURNISSEURS_MAX && plusAncienne !== undefined) this.origines.delete(plusAncienne);
    const emetteur = `${origine}${cheminDuRole(role)}`;
    const nouveau = {
      provider: this.creerProvider({ origine, emetteur, role, userinfoSigne }),
      client: this.creerClient(emetteur, userinfoSigne),
    };
    this.origines.set(cle, nouveau);
    return nouveau;
  }

  private creerProvider(place: {
    origine: string;
    emetteur: string;
    role: RoleJoue;
    userinfoSigne: boolean;
  }): Provider {
    const { lecture, coffre, cles } = this;
    const provider = new Provider(place.emetteur, reglagesDuFournisseur({ ...place, lecture, coffre, cles }));
    // Les en-têtes X-Forwarded-* sont posés par notre montage, d'après l'origine déjà vérifiée.
    provider.proxy = true;
    // Pas de partage entre origines, même pour les clés publiques (trust.md A8, 23).
    provider.use(async (ctx, suite) => {
      await suite();
      ctx.remove('access-control-allow-origin');
    });
    provider.on('server_error', (_ctx, erreur) =>
      journalTechnique.error({ nom: erreur.name, message: erreur.message }, 'fournisseur de démonstration'),
    );
    return provider;
  }

  private creerClient(emetteur: string, userinfoSigne: boolean): client.Configuration {
    const serveur: client.ServerMetadata = {
      issuer: emetteur,
      authorization_endpoint: `${emetteur}/auth`,
      token_endpoint: `${emetteur}/token`,
      userinfo_endpoint: `${emetteur}/me`,
      jwks_uri: `${emetteur}/jwks`,
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['ES256'],
      userinfo_signing_alg_values_supported: ['ES256'],
      claims_parameter_supported: true,
      authorization_response_iss_parameter_supported: true,
    };
    const c = new client.Configuration(
      serveur,
      CLIENT,
      { id_token_signed_response_alg: 'ES256', ...(userinfoSigne ? { userinfo_signed_response_alg: 'ES256' } : {}) },
      client.ClientSecretBasic(this.cles.secretClient),
    );
    client.enableNonRepudiationChecks(c);
    // L'appel ne quitte pas la machine (fetchLocal), même quand l'adresse publique est en http.
    client.allowInsecureRequests(c);
    c[client.customFetch] = fetchLocal(() => this.adresse());
    return c;
  }
}
