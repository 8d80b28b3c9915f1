import { readFileSync } from 'node:fs';
import { fichierDesCles } from '../chiffrement/fichier-cles.js';
import { FichierDeClesRefuse, lireFichierDeCles } from '../chiffrement/trousseau.js';
import { lireFournisseurs } from './lire-fournisseurs.js';
import type { ProfilFournisseur } from './profil-fournisseur.js';

export type ModeProcessus = 'tout-en-un' | 'api' | 'worker';

/** Réglages lus une fois au démarrage (contract.md, « Configuration »). */
export type Configuration = {
  readonly port: number;
  readonly hote: string;
  readonly mode: ModeProcessus;
  readonly demo: boolean;
  readonly production: boolean;
  readonly databaseUrl: string;
  /** Compte propriétaire du schéma, pour les seules migrations ; null : celui de `databaseUrl`. */
  readonly databaseMigrationUrl?: string | null;
  readonly redisUrl: string | null;
  /** Adresse publique sans barre finale ; null : déduite de l'en-tête Host, sur l'hôte local seulement. */
  readonly publicUrl: string | null;
  /** Nombre de relais (répartiteurs) devant l'application dont `X-Forwarded-For` est cru ; 0 : aucun. */
  readonly relaisDeConfiance?: number;
  /** Le fournisseur de l'organisme (`OIDC_ISSUER`), s'il est réglé. */
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string } | null;
  /** Tous les fournisseurs d'identité réglés, celui de l'organisme compris. */
  readonly fournisseurs?: readonly ProfilFournisseur[];
  readonly smtpUrl: string | null;
  readonly smsUrl: string | null;
  readonly dossierDonnees: string;
  /** Dossier des documents chiffrés, commun à tous les processus ; absent : `documents` sous le dossier de données. */
  readonly dossierDocuments?: string | null;
  /** clamd, `tcp://hôte:port` ou `unix:///chemin/du.sock` ; absent : dépôt fermé, sauf en démonstration (analyse simulée). */
  readonly clamdUrl?: string | null;
  /** Où s'exportent les points de contrôle du journal et leur clé ; absents : `journal` sous le dossier de données. */
  readonly journal?: { readonly points: string | null; readonly cle: string | null };
  /** Clés des données chiffrées ; hors production, tirées au hasard dans le dossier de données si le fichier manque. */
  readonly fichierCles: string;
  /** Jeton demandé pour lire les mesures hors démonstration, au moins 32 caractères ; absent : elles sont fermées. */
  readonly jetonMesures?: string | null;
  /** Secret de signature, au moins 32 caractères ; dérive les clés propres à chaque usage. */
  readonly secret: string;
};

export type LectureConfiguration = { readonly configuration: Configuration } | { readonly fautes: readonly string[] };

type Env = Readonly<Record<string, string | undefined>>;

/** Lit et vérifie l'environnement ; rend la liste de toutes les fautes, en français, plutôt que la première. */
export function lireConfiguration(
  env: Env,
  lireFichier: (chemin: string) => string = (c) => readFileSync(c, 'utf8'),
): LectureConfiguration {
  const fautes: string[] = [];
  const secrets = lireSecrets(env, fautes, lireFichier);
  const lu = (nom: string): string | null => env[nom]?.trim() || secrets[nom] || null;
  const production = env['NODE_ENV'] === 'production' && lu('PDP_DEMO') !== 'oui';
  const fournisseurs = lireFournisseurs(lu, fautes);
  const demo = lireDemo(lu, production || fournisseurs.length > 0, fautes);
  const configuration: Configuration = {
    port: lirePort(lu('PORT'), fautes),
    hote: lu('HOST') ?? '0.0.0.0',
    mode: lireMode(lu('PDP_MODE'), fautes),
    demo,
    production,
    databaseUrl: lireUrl('DATABASE_URL', lu, ['postgres:', 'postgresql:'], fautes) ?? '',
    databaseMigrationUrl: lireUrl('DATABASE_MIGRATION_URL', lu, ['postgres:', 'postgresql:'], fautes),
    redisUrl: lireUrl('REDIS_URL', lu, ['redis:', 'rediss:'], fautes),
    publicUrl: lireUrl('PUBLIC_URL', lu, ['http:', 'https:'], fautes)?.replace(/\/+$/, '') ?? null,
    relaisDeConfiance: lireRelais(lu('PDP_RELAIS'), fautes),
    oidc: celuiDeLOrganisme(fournisseurs),
    fournisseurs,
    smtpUrl: lireUrl('SMTP_URL', lu, ['smtp:', 'smtps:'], fautes),
    smsUrl: lireUrl('SMS_URL', lu, ['http:', 'https:'], fautes),
    dossierDonnees: lu('PDP_DONNEES') ?? '.pdp',
    dossierDocuments: lu('PDP_DOCUMENTS'),
    clamdUrl: lireUrl('CLAMD_URL', lu, ['tcp:', 'unix:'], fautes),
    journal: { points: lu('PDP_JOURNAL_POINTS'), cle: lu('PDP_JOURNAL_CLE') },
    fichierCles: fichierDesCles(lu('PDP_DONNEES') ?? '.pdp', lu('PDP_FICHIER_CLES')),
    jetonMesures: lu('PDP_JETON_MESURES'),
    secret: lu('PDP_SECRET') ?? '',
  };
  verifierEnsemble(configuration, fautes);
  verifierCles(lu('PDP_FICHIER_CLES'), configuration, { fautes, lireFichier });
  return fautes.length > 0 ? { fautes } : { configuration };
}

function lireSecrets(env: Env, fautes: string[], lireFichier: (chemin: string) => string): Record<string, string> {
  const chemin = env['PDP_SECRETS_FILE']?.trim();
  if (!chemin) return {};
  try {
    const contenu: unknown = JSON.parse(lireFichier(chemin));
    if (typeof contenu !== 'object' || contenu === null || Array.isArray(contenu)) throw new Error('objet attendu');
    return Object.fromEntries(Object.entries(contenu).filter((p): p is [string, string] => typeof p[1] === 'string'));
  } catch {
    fautes.push('PDP_SECRETS_FILE : fichier absent ou illisible ; il doit contenir un objet JSON de textes.');
    return {};
  }
}

function lireDemo(lu: (nom: string) => string | null, reelle: boolean, fautes: string[]): boolean {
  const valeur = lu('PDP_DEMO');
  if (valeur !== null && valeur !== 'oui' && valeur !== 'non') fautes.push('PDP_DEMO : mettre « oui » ou « non ».');
  if (valeur !== null) return valeur === 'oui';
  return !reelle;
}

function lirePort(valeur: string | null, fautes: string[]): number {
  const port = valeur === null ? 3000 : Number(valeur);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  fautes.push('PORT : mettre un nombre entier entre 0 et 65535.');
  return 3000;
}

const RELAIS_MAX = 5;

function lireRelais(valeur: string | null, fautes: string[]): number {
  const nombre = Number(valeur ?? 0);
  if (Number.isInteger(nombre) && nombre >= 0 && nombre <= RELAIS_MAX) return nombre;
  fautes.push(`PDP_RELAIS : mettre le nombre de relais devant l’application, de 0 à ${RELAIS_MAX}.`);
  return 0;
}

function lireMode(valeur: string | null, fautes: string[]): ModeProcessus {
  if (valeur === null || valeur === 'tout-en-un') return 'tout-en-un';
  if (valeur === 'api' || valeur === 'worker') return valeur;
  fautes.push('PDP_MODE : mettre « tout-en-un », « api » ou « worker ».');
  return 'tout-en-un';
}

function lireUrl(
  nom: string,
  lu: (nom: string) => string | null,
  schemas: readonly string[],
  fautes: string[],
): string | null {
  const valeur = lu(nom);
  if (valeur === null) return null;
  if (URL.canParse(valeur) && schemas.includes(new URL(valeur).protocol)) return valeur;
  fautes.push(`${nom} : adresse illisible ; elle doit commencer par ${schemas.map((s) => `${s}//`).join(' ou ')}.`);
  return null;
}

function celuiDeLOrganisme(fournisseurs: readonly ProfilFournisseur[]): Configuration['oidc'] {
  const profil = fournisseurs.find(({ code }) => code === 'oidc');
  if (profil === undefined || profil.issuer === null) return null;
  const { issuer, clientId, clientSecret } = profil;
  return { issuer, clientId, clientSecret };
}

function verifierEnsemble(c: Configuration, fautes: string[]): void {
  if (c.databaseUrl === '' && !fautes.some((f) => f.startsWith('DATABASE_URL'))) {
    fautes.push('DATABASE_URL : obligatoire (« npm start » la fournit avec la base embarquée).');
  }
  if (c.secret.length < 32) fautes.push('PDP_SECRET : obligatoire, au moins 32 caractères tirés au hasard.');
  if (c.jetonMesures && c.jetonMesures.length < 32)
    fautes.push('PDP_JETON_MESURES : au moins 32 caractères tirés au hasard.');
  if (!c.demo && !c.fournisseurs?.length && !fautes.some((f) => f.includes('_ISSUER')))
    fautes.push(
      'OIDC_ISSUER : obligatoire hors démonstration (ou PROCONNECT_ISSUER, PRO_SANTE_CONNECT_ISSUER, FRANCECONNECT_ISSUER).',
    );
  if (c.production && c.publicUrl === null) fautes.push('PUBLIC_URL : obligatoire en production.');
  if (c.production && c.publicUrl?.startsWith('http:')) fautes.push('PUBLIC_URL : la production exige https://.');
  if (c.production && c.demo) fautes.push('PDP_DEMO : la production refuse les comptes de démonstration.');
}

// Jamais fabriquées en production : des clés neuves à côté d'une base remplie cacheraient la perte des bonnes.
function verifierCles(
  regle: string | null,
  { production }: Configuration,
  { fautes, lireFichier }: { fautes: string[]; lireFichier: (chemin: string) => string },
): void {
  if (regle === null) {
    if (production)
      fautes.push('PDP_FICHIER_CLES : obligatoire en production (« npm run pdp -- cles creer » le prépare).');
    return;
  }
  let texte: string;
  try {
    texte = lireFichier(regle);
  } catch {
    if (production) fautes.push('PDP_FICHIER_CLES : fichier absent ou illisible.');
    return;
  }
  try {
    lireFichierDeCles(texte);
  } catch (erreur) {
    if (!(erreur instanceof FichierDeClesRefuse)) throw erreur;
    fautes.push(`PDP_FICHIER_CLES : ${erreur.message}`);
  }
}
