import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CleDePoints } from './cle.js';
import { DEBUT_DE_FICHIER, empreinteDeLigne, lireLigne, signerLigne, type LigneDePoint } from './ligne-de-point.js';

/** Où vont les points de contrôle : un dossier hors de la base, et le fichier PEM de la clé. */
export type LieuDesPoints = { readonly dossier: string; readonly fichierCle: string };

/** Fichier des points d'un journal ; une base neuve a une autre identité, donc un autre fichier. */
export const fichierDesPoints = (dossier: string, identite: string): string =>
  join(dossier, `points-${identite}.jsonl`);

/** Lignes non vides du fichier, telles quelles ; aucune s'il n'existe pas. */
export const lignesDe = (fichier: string): string[] =>
  existsSync(fichier)
    ? readFileSync(fichier, 'utf8')
        .split('\n')
        .filter((ligne) => ligne !== '')
    : [];

/** Ce que la suite d'un fichier doit reprendre : son dernier numéro, l'empreinte de sa dernière ligne, ses dernières têtes. */
export type FinDeFichier = {
  readonly numero: number;
  readonly precedent: string;
  readonly seqs: ReadonlyMap<number, number>;
};

/** Lit la fin du fichier sans vérifier les signatures, ce que fait le contrôle. */
export function finDeFichier(fichier: string): FinDeFichier {
  const textes = lignesDe(fichier);
  const seqs = new Map<number, number>();
  let numero = 0;
  for (const texte of textes) {
    const ligne = lireLigne(texte)?.ligne;
    numero = Math.max(numero, ligne?.numero ?? 0);
    if (ligne?.type !== 'retrait') for (const [chaine, seq] of ligne?.tetes ?? []) seqs.set(chaine, seq);
  }
  const derniere = textes.at(-1);
  return { numero, precedent: derniere === undefined ? DEBUT_DE_FICHIER : empreinteDeLigne(derniere), seqs };
}

type Contenu = Omit<LigneDePoint, 'numero' | 'precedent'>;

/** Ajoute des lignes signées à la suite, forcées sur le disque avant de rendre la main. Rend le numéro et l'empreinte de la dernière. */
export function ajouterLignes(
  fichier: string,
  fin: FinDeFichier,
  contenus: readonly Contenu[],
  cle: CleDePoints,
): { readonly numero: number; readonly empreinte: string } {
  mkdirSync(dirname(fichier), { recursive: true, mode: 0o700 });
  let { numero, precedent } = fin;
  let texte = '';
  for (const { type, ...reste } of contenus) {
    numero += 1;
    const ligne = signerLigne({ type, numero, precedent, ...reste }, cle.privee);
    precedent = empreinteDeLigne(ligne);
    texte += `${ligne}\n`;
  }
  const descripteur = openSync(fichier, 'a', 0o600);
  try {
    writeSync(descripteur, texte);
    fsyncSync(descripteur);
  } finally {
    closeSync(descripteur);
  }
  return { numero, empreinte: precedent };
}
