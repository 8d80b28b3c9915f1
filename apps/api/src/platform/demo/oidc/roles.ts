/** Préfixe du fournisseur sur le serveur de l'application (contract.md, « Sign-in »). */
export const PREFIXE_OIDC_DEMO = '/demo/oidc';

/** Rôle que joue le fournisseur embarqué : la démonstration, ou l'un des trois services nationaux. */
export const ROLES_JOUES = ['demo', 'proconnect', 'pro-sante-connect', 'franceconnect'] as const;
export type RoleJoue = (typeof ROLES_JOUES)[number];

/** Chemin de l'émetteur de ce rôle. */
export const cheminDuRole = (role: RoleJoue): string =>
  role === 'demo' ? PREFIXE_OIDC_DEMO : `${PREFIXE_OIDC_DEMO}/${role}`;

/** Rôle visé par une adresse du fournisseur, et ce qui en reste après son chemin. */
export function roleDe(adresse: string): { readonly role: RoleJoue; readonly suite: string } {
  const suite = adresse.slice(PREFIXE_OIDC_DEMO.length);
  const role = ROLES_JOUES.find((connu) => connu !== 'demo' && suite.startsWith(`/${connu}/`)) ?? 'demo';
  return { role, suite: (role === 'demo' ? suite : suite.slice(role.length + 1)) || '/' };
}

/** Preuve présentée au fournisseur joué : deux facteurs, un seul, ou deux sans dire lesquels. */
export const PREUVES_JOUEES = ['deux', 'un', 'tue'] as const;
export type PreuveJouee = (typeof PREUVES_JOUEES)[number];

const NIVEAU: Readonly<Record<Exclude<RoleJoue, 'demo'>, Readonly<Record<'deux' | 'un', string>>>> = {
  proconnect: { deux: 'eidas1', un: 'eidas1' },
  'pro-sante-connect': { deux: 'eidas1', un: 'eidas0' },
  franceconnect: { deux: 'eidas2', un: 'eidas1' },
};

/** Niveau et méthodes que ce rôle affirme pour cette preuve. */
export function affirmer(role: RoleJoue, preuve: PreuveJouee): { readonly acr?: string; readonly amr?: string[] } {
  if (role === 'demo') return {};
  const acr = NIVEAU[role][preuve === 'un' ? 'un' : 'deux'];
  if (preuve === 'tue') return { acr };
  return { acr, amr: preuve === 'un' ? ['pwd'] : ['pwd', 'totp', 'mfa'] };
}
