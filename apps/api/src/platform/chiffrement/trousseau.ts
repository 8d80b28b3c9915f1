import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { estIdDeCle } from './sceau.js';

/** Contenu du fichier de clés. `cle` : 32 octets en base64url. */
export type FichierDeCles = {
  readonly format: typeof FORMAT;
  /** Clé sous laquelle on écrit ; les autres ne servent plus qu'à lire. */
  readonly courante: string;
  readonly cles: readonly CleEcrite[];
  /** Clé de l'empreinte des NIR : à part, elle ne tourne pas avec les autres. */
  readonly empreinte: CleEcrite;
  /** Réindexation en cours (`pdp cles reindexer`) : prendra la place d'`empreinte`. */
  readonly empreinteSuivante?: CleEcrite;
};
export type CleEcrite = { readonly id: string; readonly cle: string; readonly creeLe: string };

/** Clés prêtes à servir. */
export type Trousseau = {
  readonly courante: string;
  readonly cles: ReadonlyMap<string, KeyObject>;
  readonly empreinte: KeyObject;
  /** Une réindexation n'est pas finie : les recherches par NIR ne trouveraient pas tout le monde. */
  readonly reindexation: boolean;
};

/** Fichier de clés absent, illisible ou mal formé ; le message se montre tel quel et ne cite jamais une clé. */
export class FichierDeClesRefuse extends Error {
  override readonly name = 'FichierDeClesRefuse';
}

const FORMAT = 'pdp-cles-1';
const OCTETS = 32;

/** Lit le texte d'un fichier de clés ; `FichierDeClesRefuse` dit ce qui manque. */
export function lireFichierDeCles(texte: string): FichierDeCles {
  let lu: Partial<FichierDeCles> | null;
  try {
    lu = JSON.parse(texte) as Partial<FichierDeCles> | null;
  } catch {
    throw new FichierDeClesRefuse('ce n’est pas un texte JSON.');
  }
  if (typeof lu !== 'object' || lu?.format !== FORMAT) refuser(`« format » doit valoir « ${FORMAT} ».`);
  if (!Array.isArray(lu.cles) || lu.cles.length === 0) refuser('« cles » doit contenir au moins une clé.');
  for (const cle of [...lu.cles, lu.empreinte, ...(lu.empreinteSuivante ? [lu.empreinteSuivante] : [])]) verifier(cle);
  const ids = lu.cles.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) refuser('deux clés portent le même identifiant.');
  if (!ids.includes(lu.courante ?? '')) refuser('« courante » ne désigne aucune des clés.');
  const secrets = [...lu.cles, lu.empreinte!].map(({ cle }) => cle);
  if (new Set(secrets).size !== secrets.length) refuser('deux clés sont identiques : chacune doit être tirée à part.');
  return lu as FichierDeCles;
}

export function enTrousseau(fichier: FichierDeCles): Trousseau {
  return {
    courante: fichier.courante,
    cles: new Map(fichier.cles.map(({ id, cle }) => [id, enCle(cle)])),
    empreinte: enCle(fichier.empreinte.cle),
    reindexation: fichier.empreinteSuivante !== undefined,
  };
}

/** Fichier neuf : une clé de données et une clé d'empreinte, tirées au hasard. */
export function nouveauFichierDeCles(maintenant: Date): FichierDeCles {
  const cle = nouvelleCle('k1', maintenant);
  return { format: FORMAT, courante: cle.id, cles: [cle], empreinte: nouvelleCle('e1', maintenant) };
}

/** Clé neuve, d'un identifiant qui n'a jamais servi dans ce fichier. */
export function cleSuivante(prefixe: 'k' | 'e', existantes: readonly CleEcrite[], maintenant: Date): CleEcrite {
  const rangs = existantes.map(({ id }) => Number(/\d+$/.exec(id)?.[0] ?? 0));
  return nouvelleCle(`${prefixe}${Math.max(0, ...rangs) + 1}`, maintenant);
}

const nouvelleCle = (id: string, maintenant: Date): CleEcrite => ({
  id,
  cle: randomBytes(OCTETS).toString('base64url'),
  creeLe: maintenant.toISOString(),
});

const enCle = (texte: string): KeyObject => createSecretKey(Buffer.from(texte, 'base64url'));

function verifier(cle: Partial<CleEcrite> | undefined): void {
  if (!cle || !estIdDeCle(cle.id)) refuser('une clé n’a pas d’identifiant lisible.');
  if (typeof cle.cle !== 'string' || Buffer.from(cle.cle, 'base64url').length !== OCTETS)
    refuser(`la clé « ${cle.id} » doit compter ${OCTETS} octets, écrits en base64url.`);
}

function refuser(raison: string): never {
  throw new FichierDeClesRefuse(raison);
}
