import { Inject, Injectable } from '@nestjs/common';
import Provider, {
  type ClientMetadata,
  type Configuration as ReglagesProvider,
  type KoaContextWithOIDC,
} from 'oidc-provider';
import * as client from 'openid-client';
import type { Configuration } from '../../config/configuration.js';
import { CONFIGURATION, LECTURE } from '../../config/jetons.js';
import { Lecture } from '../../database/lecture.js';
import { journalTechnique } from '../../health/journal-technique.js';
import { pageDeRefus } from '../../auth/pages/gabarit.js';
import { deriverCles, type ClesDemo } from './cles.js';
import { fetchLocal, type AdresseEcoutee } from './fetch-local.js';
import { StockageOidc } from './stockage-oidc.js';

/** Préfixe du fournisseur sur le serveur de l'application (contract.md, « Sign-in »). */
export const PREFIXE_OIDC_DEMO = '/demo/oidc';

const CLIENT = 'plateforme-pdp';
/** Une origine par nom d'hôte local et par port vus : quelques-unes en pratique. */
const ORIGINES_MAX = 16;
const DUREE_CONNEXION_S = 600;
const DUREE_JETON_S = 60;

type ParOrigine = { readonly provider: Provider; readonly client: client.Configuration };

/** Vrai fournisseur OpenID Connect, embarqué pour la démonstration : un émetteur par origine vue du navigateur. */
@Injectable()
export class FournisseurDemo {
  private readonly origines = new Map<string, ParOrigine>();
  private readonly cles: ClesDemo;
  private adresse: AdresseEcoutee = () => null;

  constructor(
    @Inject(CONFIGURATION) configuration: Configuration,
    @Inject(LECTURE) private readonly lecture: Lecture,
  ) {
    this.cles = deriverCles(configuration.secret);
  }

  /** Dit où le serveur écoute, pour l'échange du code. */
  ecouterSur(adresse: AdresseEcoutee): void {
    this.adresse = adresse;
  }

  client(origine: string): client.Configuration {
    return this.pour(origine).client;
  }

  provider(origine: string): Provider {
    return this.pour(origine).provider;
  }

  private pour(origine: string): ParOrigine {
    const connu = this.origines.get(origine);
    if (connu) return connu;
    const [plusAncienne] = this.origines.keys();
    if (this.origines.size >= ORIGINES_MAX && plusAncienne !== undefined) this.origines.delete(plusAncienne);
    const nouveau = { provider: this.creerProvider(origine), client: this.creerClient(origine) };
    this.origines.set(origine, nouveau);
    return nouveau;
  }

  private creerProvider(origine: string): Provider {
    const provider = new Provider(`${origine}${PREFIXE_OIDC_DEMO}`, this.reglages(origine));
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

  private creerClient(origine: string): client.Configuration {
    const emetteur = `${origine}${PREFIXE_OIDC_DEMO}`;
    const serveur: client.ServerMetadata = {
      issuer: emetteur,
      authorization_endpoint: `${emetteur}/auth`,
      token_endpoint: `${emetteur}/token`,
      jwks_uri: `${emetteur}/jwks`,
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['ES256'],
      authorization_response_iss_parameter_supported: true,
    };
    const c = new client.Configuration(
      serveur,
      CLIENT,
      { id_token_signed_response_alg: 'ES256' },
      client.ClientSecretBasic(this.cles.secretClient),
    );
    client.enableNonRepudiationChecks(c);
    // L'appel ne quitte pas la machine (fetchLocal), même quand l'adresse publique est en http.
    client.allowInsecureRequests(c);
    c[client.customFetch] = fetchLocal(() => this.adresse());
    return c;
  }

  private reglages(origine: string): ReglagesProvider {
    const { lecture, cles } = this;
    return {
      adapter: (modele: string) => new StockageOidc(modele, lecture),
      clients: [clientUnique(origine, cles.secretClient)],
      jwks: { keys: [cles.signature] },
      cookies: {
        keys: [cles.cookies],
        names: { interaction: 'pdp-oidc-interaction', resume: 'pdp-oidc-reprise', session: 'pdp-oidc-session' },
      },
      features: {
        devInteractions: { enabled: false },
        rpInitiatedLogout: { enabled: false },
        userinfo: { enabled: false },
      },
      scopes: ['openid'],
      responseTypes: ['code'],
      pkce: { required: () => true },
      interactions: { url: (_ctx, interaction) => `${PREFIXE_OIDC_DEMO}/connexion/${interaction.uid}` },
      // Le compte est vérifié dans l'annuaire au moment du choix.
      findAccount: (_ctx, sujet) => ({ accountId: sujet, claims: () => ({ sub: sujet }) }),
      loadExistingGrant: accorder,
      expiresWithSession: () => false,
      ttl: {
        AccessToken: DUREE_JETON_S,
        AuthorizationCode: DUREE_JETON_S,
        Grant: DUREE_CONNEXION_S,
        IdToken: DUREE_CONNEXION_S,
        Interaction: DUREE_CONNEXION_S,
        Session: DUREE_CONNEXION_S,
      },
      renderError: (ctx) => {
        ctx.type = 'html';
        ctx.body = pageDeRefus(
          'Connexion à recommencer',
          'Cette étape de la connexion a expiré ou n’est pas valable. Recommencez.',
          String(ctx.res.getHeader('x-correlation-id') ?? ''),
        );
      },
    };
  }
}

const clientUnique = (origine: string, secret: string): ClientMetadata => ({
  client_id: CLIENT,
  client_secret: secret,
  redirect_uris: [`${origine}/api/v1/connexion/retour`],
  response_types: ['code'],
  grant_types: ['authorization_code'],
  id_token_signed_response_alg: 'ES256',
});

// Un seul client, le nôtre : l'accord va de soi, sans page de consentement.
async function accorder(ctx: KoaContextWithOIDC): Promise<InstanceType<Provider['Grant']>> {
  const accord = new ctx.oidc.provider.Grant({
    clientId: ctx.oidc.client?.clientId ?? CLIENT,
    accountId: ctx.oidc.session?.accountId ?? '',
  });
  accord.addOIDCScope('openid');
  await accord.save();
  return accord;
}
