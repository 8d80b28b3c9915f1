import type { ProfilFournisseur } from './profil-fournisseur.js';

/** Ce qu'un fournisseur demande d'ordinaire ; l'exploitant n'en règle que ce qui change. */
export type ModeleFournisseur = {
  readonly prefixe: string;
  readonly profil: Omit<ProfilFournisseur, 'issuer' | 'clientId' | 'clientSecret'>;
  /** Niveaux qui ne prouvent pas deux facteurs. */
  readonly acrFaibles: readonly string[];
  readonly exigeNiveau: boolean;
  readonly publicsReglables: boolean;
};

const PROCONNECT: ModeleFournisseur = {
  prefixe: 'PROCONNECT',
  profil: {
    code: 'proconnect',
    libelle: 'ProConnect',
    publics: ['agents'],
    portee: 'openid usual_name given_name email uid siret',
    // ProConnect exige « eidas1 » à la demande ; ce qu'il a vérifié de plus se lit dans `amr`.
    acrDemandes: ['eidas1'],
    acrAttendus: [
      'eidas1',
      'eidas2',
      'eidas3',
      'https://proconnect.gouv.fr/assurance/self-asserted-2fa',
      'https://proconnect.gouv.fr/assurance/consistency-checked-2fa',
    ],
    amrAttendus: ['mfa'],
    maxAgeS: null,
    refuseMaxAge: true,
    userinfo: 'RS256',
    diresAttendus: ['usual_name', 'given_name', 'email', 'uid', 'siret'],
    traits: null,
  },
  acrFaibles: ['eidas1'],
  exigeNiveau: true,
  publicsReglables: false,
};

const PRO_SANTE_CONNECT: ModeleFournisseur = {
  prefixe: 'PRO_SANTE_CONNECT',
  profil: {
    code: 'pro-sante-connect',
    libelle: 'Pro Santé Connect',
    // Une personne n'a qu'une identité ici : un médecin qui coordonne aussi garde la plus forte.
    publics: ['sante', 'agents'],
    portee: 'openid scope_all',
    acrDemandes: ['eidas1'],
    // Carte CPS ou e-CPS : toujours deux facteurs, quel que soit le niveau annoncé.
    acrAttendus: ['eidas1', 'eidas2', 'eidas3'],
    amrAttendus: [],
    maxAgeS: null,
    refuseMaxAge: false,
    userinfo: 'json',
    diresAttendus: ['SubjectNameID'],
    traits: null,
  },
  acrFaibles: [],
  exigeNiveau: true,
  publicsReglables: false,
};

const FRANCECONNECT: ModeleFournisseur = {
  prefixe: 'FRANCECONNECT',
  profil: {
    code: 'franceconnect',
    libelle: 'FranceConnect',
    publics: ['assures'],
    portee: 'openid given_name family_name birthdate',
    acrDemandes: ['eidas2'],
    acrAttendus: ['eidas2', 'eidas3'],
    amrAttendus: [],
    maxAgeS: null,
    refuseMaxAge: false,
    userinfo: 'ES256',
    diresAttendus: ['family_name', 'given_name', 'birthdate'],
    traits: { nom: 'family_name', prenoms: 'given_name', dateNaissance: 'birthdate' },
  },
  acrFaibles: ['eidas1'],
  exigeNiveau: true,
  publicsReglables: false,
};

/** Un autre fournisseur, celui de l'organisme : ses niveaux et ses publics sont à lui. */
const AUTRE: ModeleFournisseur = {
  prefixe: 'OIDC',
  profil: {
    code: 'oidc',
    libelle: 'Compte de l’organisme',
    publics: ['agents', 'sante', 'assures'],
    portee: 'openid',
    acrDemandes: [],
    acrAttendus: [],
    amrAttendus: [],
    maxAgeS: null,
    refuseMaxAge: false,
    userinfo: 'aucun',
    diresAttendus: [],
    traits: null,
  },
  acrFaibles: ['eidas1'],
  exigeNiveau: false,
  publicsReglables: true,
};

/** Modèles, dans l'ordre de la page de connexion. */
export const MODELES: readonly ModeleFournisseur[] = [PROCONNECT, PRO_SANTE_CONNECT, FRANCECONNECT, AUTRE];
