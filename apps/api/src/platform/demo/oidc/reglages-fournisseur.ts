import type Provider from 'oidc-provider';
import type { ClientMetadata, Configuration as ReglagesProvider, KoaContextWithOIDC } from 'oidc-provider';
import { pageDeRefus } from '../../auth/pages/gabarit.js';
import type { Coffre } from '../../chiffrement/coffre.js';
import type { Lecture } from '../../database/lecture.js';
import type { ClesDemo } from './cles.js';
import { lireDires } from './dires-joues.js';
import { cheminDuRole, type RoleJoue } from './roles.js';
import { StockageOidc } from './stockage-oidc.js';

/** Notre identifiant de client chez le fournisseur embarqué. */
export const CLIENT = 'plateforme-pdp';

const DUREE_CONNEXION_S = 600;
const DUREE_JETON_S = 60;

/** Dires que chaque portée ouvre ; celles de la démonstration n'en ouvrent aucun. */
const DIRES = {
  openid: ['sub', 'acr', 'amr'],
  usual_name: ['usual_name'],
  given_name: ['given_name'],
  family_name: ['family_name'],
  birthdate: ['birthdate'],
  email: ['email'],
  uid: ['uid'],
  siret: ['siret'],
  scope_all: ['SubjectNameID', 'given_name', 'family_name'],
};

type Place = {
  readonly origine: string;
  readonly role: RoleJoue;
  readonly userinfoSigne: boolean;
  readonly lecture: Lecture;
  readonly coffre: Coffre;
  readonly cles: ClesDemo;
};

/** Réglages d'oidc-provider pour cette origine et ce rôle. */
export function reglagesDuFournisseur(place: Place): ReglagesProvider {
  const { role, lecture, cles } = place;
  return {
    // Un code de l'un des rôles joués ne vaut rien chez l'autre.
    adapter: (modele: string) => new StockageOidc(modele, lecture, role),
    clients: [clientUnique(place)],
    jwks: { keys: [cles.signature] },
    cookies: {
      keys: [cles.cookies],
      names: { interaction: 'pdp-oidc-interaction', resume: 'pdp-oidc-reprise', session: 'pdp-oidc-session' },
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      claimsParameter: { enabled: role !== 'demo' },
      userinfo: { enabled: role !== 'demo' },
      jwtUserinfo: { enabled: role !== 'demo' },
    },
    acrValues: role === 'demo' ? [] : ['eidas0', 'eidas1', 'eidas2', 'eidas3'],
    scopes: role === 'demo' ? ['openid'] : Object.keys(DIRES),
    claims: role === 'demo' ? { openid: ['sub'] } : { ...DIRES, auth_time: null, iss: null, sid: null },
    responseTypes: ['code'],
    pkce: { required: () => true },
    interactions: { url: (_ctx, interaction) => `${cheminDuRole(role)}/connexion/${interaction.uid}` },
    // Le compte est vérifié dans l'annuaire au moment du choix.
    findAccount: (_ctx, sujet) => ({
      accountId: sujet,
      claims: async () => (role === 'demo' ? { sub: sujet } : { sub: sujet, ...(await lireDires(place, sujet)) }),
    }),
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

const clientUnique = ({ origine, userinfoSigne, cles }: Place): ClientMetadata => ({
  client_id: CLIENT,
  client_secret: cles.secretClient,
  redirect_uris: [`${origine}/api/v1/connexion/retour`],
  response_types: ['code'],
  grant_types: ['authorization_code'],
  id_token_signed_response_alg: 'ES256',
  require_auth_time: true,
  ...(userinfoSigne ? { userinfo_signed_response_alg: 'ES256' } : {}),
});

// Un seul client, le nôtre : l'accord va de soi, sans page de consentement.
async function accorder(ctx: KoaContextWithOIDC): Promise<InstanceType<Provider['Grant']>> {
  const accord = new ctx.oidc.provider.Grant({
    clientId: ctx.oidc.client?.clientId ?? CLIENT,
    accountId: ctx.oidc.session?.accountId ?? '',
  });
  accord.addOIDCScope(String(ctx.oidc.params?.['scope'] ?? 'openid'));
  await accord.save();
  return accord;
}
