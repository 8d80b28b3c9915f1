import { estHttpLocal } from './hote-local.js';
import {
  FORMES_USERINFO,
  PUBLICS_FOURNISSEUR,
  type FormeUserinfo,
  type ProfilFournisseur,
  type PublicFournisseur,
} from './profil-fournisseur.js';
import { MODELES, type ModeleFournisseur } from './modeles-fournisseurs.js';

type Lire = (nom: string) => string | null;

/** Suffixes des variables d'un fournisseur, après son préfixe (`PROCONNECT_ISSUER`…). */
const SUFFIXES = [
  'ISSUER',
  'CLIENT_ID',
  'CLIENT_SECRET',
  'SCOPE',
  'ACR_VALUES',
  'ACR',
  'AMR',
  'MAX_AGE',
  'USERINFO',
  'PUBLICS',
] as const;
type Suffixe = (typeof SUFFIXES)[number];

/** Les fournisseurs réglés, dans l'ordre où la page de connexion les propose ; chaque faute est ajoutée à `fautes`. */
export function lireFournisseurs(lu: Lire, fautes: string[]): readonly ProfilFournisseur[] {
  const profils = MODELES.flatMap((modele) => {
    const profil = lireUn(modele, lu, fautes);
    return profil === null ? [] : [profil];
  });
  const emetteurs = profils.map(({ issuer }) => issuer?.replace(/\/+$/, ''));
  for (const [rang, emetteur] of emetteurs.entries())
    if (emetteurs.indexOf(emetteur) !== rang)
      fautes.push(`${emetteur} : deux fournisseurs d’identité ont le même émetteur.`);
  return profils;
}

function lireUn(modele: ModeleFournisseur, lu: Lire, fautes: string[]): ProfilFournisseur | null {
  const { prefixe } = modele;
  const variable = (suffixe: Suffixe): string | null => lu(`${prefixe}_${suffixe}`);
  const issuer = variable('ISSUER');
  if (issuer === null) {
    const orphelines = SUFFIXES.filter((suffixe) => variable(suffixe) !== null).map((s) => `${prefixe}_${s}`);
    if (orphelines.length > 0) fautes.push(`${prefixe}_ISSUER : obligatoire avec ${orphelines.join(', ')}.`);
    return null;
  }
  const faute = (suffixe: Suffixe, phrase: string): void => void fautes.push(`${prefixe}_${suffixe} : ${phrase}`);
  verifierEmetteur(issuer, faute);
  const obligatoire = (suffixe: Suffixe): string => {
    const valeur = variable(suffixe);
    if (valeur === null) faute(suffixe, `obligatoire avec ${prefixe}_ISSUER.`);
    return valeur ?? '';
  };
  const profil: ProfilFournisseur = {
    ...modele.profil,
    issuer,
    clientId: obligatoire('CLIENT_ID'),
    clientSecret: obligatoire('CLIENT_SECRET'),
    portee: lirePortee(variable('SCOPE') ?? modele.profil.portee, faute),
    acrDemandes: lireMots(variable('ACR_VALUES')) ?? modele.profil.acrDemandes,
    acrAttendus: lireMots(variable('ACR')) ?? modele.profil.acrAttendus,
    amrAttendus: lireMots(variable('AMR')) ?? modele.profil.amrAttendus,
    maxAgeS: lireMaxAge(variable('MAX_AGE'), modele, faute),
    userinfo: lireUserinfo(variable('USERINFO'), modele.profil.userinfo, faute),
    publics: lirePublics(variable('PUBLICS'), modele, faute),
  };
  verifierNiveaux(profil, modele, faute);
  return profil;
}

type Faute = (suffixe: Suffixe, phrase: string) => void;

function verifierEmetteur(issuer: string, faute: Faute): void {
  if (!URL.canParse(issuer) || !['http:', 'https:'].includes(new URL(issuer).protocol))
    return faute('ISSUER', 'adresse illisible ; elle doit commencer par https://.');
  if (new URL(issuer).protocol === 'http:' && !estHttpLocal(issuer))
    faute('ISSUER', 'https:// exigé hors de l’hôte local.');
}

function lirePortee(valeur: string, faute: Faute): string {
  if (!valeur.split(/\s+/).includes('openid')) faute('SCOPE', 'doit contenir « openid ».');
  return valeur;
}

const lireMots = (valeur: string | null): readonly string[] | null =>
  valeur === null ? null : valeur.split(/[\s,]+/).filter((mot) => mot !== '');

function lireMaxAge(valeur: string | null, { profil }: ModeleFournisseur, faute: Faute): number | null {
  if (valeur === null) return profil.maxAgeS;
  if (profil.refuseMaxAge) faute('MAX_AGE', `${profil.libelle} n’accepte pas ce paramètre ; retirez-le.`);
  else if (!/^\d{1,6}$/.test(valeur)) faute('MAX_AGE', 'mettre un nombre entier de secondes.');
  return Number(valeur);
}

function lireUserinfo(valeur: string | null, defaut: FormeUserinfo, faute: Faute): FormeUserinfo {
  if (valeur === null) return defaut;
  const forme = FORMES_USERINFO.find((connue) => connue === valeur);
  if (forme === undefined) faute('USERINFO', `mettre ${FORMES_USERINFO.join(', ')}.`);
  return forme ?? defaut;
}

function lirePublics(
  valeur: string | null,
  { profil, publicsReglables }: ModeleFournisseur,
  faute: Faute,
): ProfilFournisseur['publics'] {
  const mots = lireMots(valeur);
  if (mots === null) return profil.publics;
  if (!publicsReglables) faute('PUBLICS', `le public de ${profil.libelle} ne se règle pas.`);
  const publics = mots.flatMap((mot) => PUBLICS_FOURNISSEUR.filter((connu) => connu === mot));
  const [premier, ...suite]: PublicFournisseur[] = publics;
  if (premier === undefined || publics.length < mots.length) {
    faute('PUBLICS', `mettre un ou plusieurs de ${PUBLICS_FOURNISSEUR.join(', ')}.`);
    return profil.publics;
  }
  return [premier, ...suite];
}

// Deux facteurs pour tous (domain.md 3.3) : un niveau qui n'en prouve qu'un exige une méthode qui prouve le second.
function verifierNiveaux(p: ProfilFournisseur, { acrFaibles, exigeNiveau }: ModeleFournisseur, faute: Faute): void {
  if (exigeNiveau && p.acrAttendus.length === 0 && p.amrAttendus.length === 0)
    faute('ACR', 'dire le niveau attendu, ici ou dans _AMR : deux facteurs sont exigés de tous.');
  const faible = p.acrAttendus.find((acr) => acrFaibles.includes(acr));
  if (faible !== undefined && p.amrAttendus.length === 0)
    faute('AMR', `obligatoire si le niveau ${faible} est accepté : il ne prouve pas deux facteurs.`);
  const demandes = p.acrDemandes.length > 0 && p.acrAttendus.length > 0;
  if (demandes && !p.acrDemandes.some((acr) => p.acrAttendus.includes(acr)))
    faute('ACR', 'aucun des niveaux demandés (_ACR_VALUES) n’est accepté : personne ne pourrait entrer.');
}
