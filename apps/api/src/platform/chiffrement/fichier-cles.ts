import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import {
  enTrousseau,
  FichierDeClesRefuse,
  lireFichierDeCles,
  nouveauFichierDeCles,
  type FichierDeCles,
  type Trousseau,
} from './trousseau.js';

/** Où sont les clés, et si ce processus peut en tirer de neuves quand le fichier manque. */
export type LieuDesCles = { readonly fichier: string; readonly creer: boolean };

/** Un autre processus a pu changer de clé courante : on s'en assure au plus toutes les secondes. */
const CADENCE_MS = 1_000;

/** Fichier par défaut : sous le dossier de données. La production exige qu'on le nomme. */
export const fichierDesCles = (dossierDonnees: string, regle: string | null | undefined): string =>
  regle ?? join(dossierDonnees, 'cles.json');

/** Lit le fichier de clés, tiré au hasard s'il manque et que `creer` le permet (lisible par son seul propriétaire). */
export function lireCles({ fichier, creer }: LieuDesCles): FichierDeCles {
  if (creer && !existsSync(fichier)) creerFichier(fichier);
  let texte: string;
  try {
    texte = readFileSync(fichier, 'utf8');
  } catch {
    throw new FichierDeClesRefuse(`Le fichier de clés ${fichier} est absent ou illisible (PDP_FICHIER_CLES).`);
  }
  try {
    return lireFichierDeCles(texte);
  } catch (erreur) {
    if (!(erreur instanceof FichierDeClesRefuse)) throw erreur;
    throw new FichierDeClesRefuse(`Le fichier de clés ${fichier} est refusé : ${erreur.message}`);
  }
}

/** Remplace le fichier d'un coup, forcé sur le disque : un arrêt brutal laisse l'ancien ou le nouveau, jamais un morceau. */
export function ecrireCles(fichier: string, contenu: FichierDeCles): void {
  const chantier = `${fichier}.${process.pid}.tmp`;
  writeFileSync(chantier, enTexte(contenu), { mode: 0o600 });
  forcer(chantier);
  renameSync(chantier, fichier);
  forcer(dirname(fichier));
}

/** Clés d'un fichier, relues quand il change ; un fichier devenu mauvais laisse servir les dernières bonnes. */
export class ClesDuFichier {
  private trousseau: Trousseau;
  private marque: string;
  private vuLe = Date.now();

  constructor(private readonly lieu: LieuDesCles) {
    this.trousseau = enTrousseau(lireCles(lieu));
    this.marque = this.marqueDuFichier();
  }

  actuel(): Trousseau {
    const maintenant = Date.now();
    if (Math.abs(maintenant - this.vuLe) >= CADENCE_MS) {
      this.vuLe = maintenant;
      if (this.marqueDuFichier() !== this.marque) this.relire();
    }
    return this.trousseau;
  }

  relire(): Trousseau {
    try {
      const marque = this.marqueDuFichier();
      this.trousseau = enTrousseau(lireCles({ ...this.lieu, creer: false }));
      this.marque = marque;
    } catch (erreur) {
      if (!(erreur instanceof FichierDeClesRefuse)) throw erreur;
      process.stderr.write(`${erreur.message} Les clés d’avant servent encore.\n`);
    }
    return this.trousseau;
  }

  private marqueDuFichier(): string {
    const etat = statSync(this.lieu.fichier, { throwIfNoEntry: false });
    return etat ? `${etat.ino}-${etat.mtimeMs}-${etat.size}` : '';
  }
}

// `wx` : deux processus qui démarrent ensemble ne se remplacent pas leurs clés.
function creerFichier(fichier: string): void {
  mkdirSync(dirname(fichier), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(fichier, enTexte(nouveauFichierDeCles(new Date())), { mode: 0o600, flag: 'wx' });
    forcer(fichier);
  } catch (erreur) {
    if ((erreur as NodeJS.ErrnoException).code !== 'EEXIST') throw erreur;
  }
}

const enTexte = (contenu: FichierDeCles): string => `${JSON.stringify(contenu, null, 2)}\n`;

function forcer(chemin: string): void {
  const descripteur = openSync(chemin, 'r');
  try {
    fsyncSync(descripteur);
  } finally {
    closeSync(descripteur);
  }
}
