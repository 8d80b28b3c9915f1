import type { Configuration } from './configuration.js';
import { MODELES } from './modeles-fournisseurs.js';
import { PUBLICS_FOURNISSEUR, type ProfilFournisseur } from './profil-fournisseur.js';

/** Les comptes de la démonstration : une liste à choisir, aucun niveau exigé. */
export const PROFIL_DEMO: ProfilFournisseur = {
  code: 'demo',
  libelle: 'Comptes de démonstration',
  publics: PUBLICS_FOURNISSEUR,
  issuer: null,
  clientId: '',
  clientSecret: '',
  portee: 'openid',
  acrDemandes: [],
  acrAttendus: [],
  amrAttendus: [],
  maxAgeS: null,
  refuseMaxAge: false,
  userinfo: 'aucun',
  diresAttendus: [],
  traits: null,
};

// Le fournisseur embarqué ne signe qu'en ES256 ; tout le reste est ce qu'on exigerait du vrai.
const JOUES: readonly ProfilFournisseur[] = MODELES.filter(({ profil }) => profil.code !== 'oidc').map(
  ({ profil }) => ({
    ...profil,
    libelle: `${profil.libelle} (simulé)`,
    issuer: null,
    clientId: '',
    clientSecret: '',
    userinfo: profil.userinfo === 'json' ? 'json' : 'ES256',
  }),
);

/** Fournisseurs d'identité actifs, dans l'ordre de la page de connexion ; sans réglage, ceux de la démonstration. */
export function profilsActifs({ fournisseurs, oidc }: Configuration): readonly ProfilFournisseur[] {
  if (fournisseurs !== undefined && fournisseurs.length > 0) return fournisseurs;
  const autre = MODELES.find(({ profil }) => profil.code === 'oidc');
  if (oidc !== null && autre) return [{ ...autre.profil, ...oidc }];
  return [PROFIL_DEMO, ...JOUES];
}
