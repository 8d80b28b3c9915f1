import { createReadStream } from 'node:fs';
import { mkdir, open, opendir, rename, stat, unlink, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { FichierAbsent, StockageIndisponible, StockagePort, type FichierRange } from './stockage.port.js';

const FORME_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const INACHEVE = '.partiel';
const PLUS_DE_PLACE = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EMFILE']);

/** Fichiers d'un dossier local, lisibles du seul processus ; 256 sous-dossiers pour que chacun reste court. */
export class StockageLocal extends StockagePort {
  constructor(private readonly racine: string) {
    super();
  }

  async ecrire(id: string, flux: AsyncIterable<Uint8Array>): Promise<void> {
    const [chemin, inacheve] = [this.chemin(id), this.chemin(id) + INACHEVE];
    let fichier: FileHandle | null = null;
    try {
      await mkdir(this.dossierDe(id), { recursive: true, mode: 0o700 });
      fichier = await open(inacheve, 'wx', 0o600);
      for await (const morceau of flux) await ecrireEntier(fichier, morceau);
      await fichier.sync();
      await fichier.close();
      await rename(inacheve, chemin);
    } catch (erreur) {
      await fichier?.close().catch(() => undefined);
      if (fichier) await retirer(inacheve);
      throw PLUS_DE_PLACE.has(codeDe(erreur)) ? new StockageIndisponible() : erreur;
    }
  }

  async *lire(id: string): AsyncGenerator<Uint8Array> {
    try {
      yield* createReadStream(this.chemin(id)) as AsyncIterable<Uint8Array>;
    } catch (erreur) {
      throw codeDe(erreur) === 'ENOENT' ? new FichierAbsent() : erreur;
    }
  }

  async effacer(id: string): Promise<void> {
    await Promise.all([retirer(this.chemin(id)), retirer(this.chemin(id) + INACHEVE)]);
  }

  async *lister(): AsyncGenerator<FichierRange> {
    for await (const dossier of entrees(this.racine))
      for await (const nom of entrees(join(this.racine, dossier))) {
        const id = nom.replace(INACHEVE, '');
        if (!FORME_ID.test(id)) continue;
        const ecritLe = await stat(join(this.racine, dossier, nom)).then(
          (s) => s.mtime,
          () => null,
        );
        if (ecritLe) yield { id, ecritLe };
      }
  }

  // La fin d'un UUID v7 est tirée au hasard, son début est une date : c'est elle qui répartit.
  private dossierDe(id: string): string {
    if (!FORME_ID.test(id)) throw new Error('identifiant de fichier mal formé');
    return join(this.racine, id.slice(-2));
  }

  private chemin(id: string): string {
    return join(this.dossierDe(id), id);
  }
}

async function ecrireEntier(fichier: FileHandle, morceau: Uint8Array): Promise<void> {
  for (let place = 0; place < morceau.length;) place += (await fichier.write(morceau, place)).bytesWritten;
}

async function retirer(chemin: string): Promise<void> {
  await unlink(chemin).catch((erreur: unknown) => {
    if (codeDe(erreur) !== 'ENOENT') throw erreur;
  });
}

async function* entrees(dossier: string): AsyncGenerator<string> {
  try {
    for await (const entree of await opendir(dossier)) yield entree.name;
  } catch (erreur) {
    if (!['ENOENT', 'ENOTDIR'].includes(codeDe(erreur))) throw erreur;
  }
}

const codeDe = (erreur: unknown): string => String((erreur as { code?: unknown } | null)?.code ?? '');
