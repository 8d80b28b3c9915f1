import type { FileOuverte } from './moteur.js';

/** La file ne répond pas encore : son stockage est absent ou redémarre. */
export class FileInjoignable extends Error {
  override readonly name = 'FileInjoignable';
}

/**
 * Files ouvertes au premier besoin et gardées. Une ouverture manquée ne l'est pas : BullMQ retient l'échec de sa première
 * connexion, et la file refuserait tout jusqu'à l'arrêt du processus, Redis revenu depuis longtemps.
 */
export class FilesOuvertes {
  private readonly files = new Map<string, { readonly file: FileOuverte; prete: boolean }>();

  constructor(
    private readonly ouvrir: (nom: string) => FileOuverte,
    private readonly patienceMs: number,
  ) {}

  /** La file, prête à servir ; lève `FileInjoignable` après la patience donnée (ms), ou l'échec de l'ouverture. */
  async prete(nom: string): Promise<FileOuverte> {
    const entree = this.files.get(nom) ?? { file: this.ouvrir(nom), prete: false };
    this.files.set(nom, entree);
    if (entree.prete) return entree.file;
    try {
      await this.attendre(nom, entree.file.waitUntilReady());
      entree.prete = true;
      return entree.file;
    } catch (erreur) {
      // Un retard n'est pas un échec : la même ouverture aboutira au retour du stockage.
      if (!(erreur instanceof FileInjoignable)) this.oublier(nom, entree.file);
      throw erreur;
    }
  }

  async fermer(): Promise<void> {
    await Promise.allSettled([...this.files.values()].map(({ file }) => file.close()));
  }

  private async attendre(nom: string, ouverture: Promise<unknown>): Promise<void> {
    let minuterie: NodeJS.Timeout | undefined;
    const limite = new Promise<never>((_, refuser) => {
      minuterie = setTimeout(() => refuser(new FileInjoignable(`La file « ${nom} » ne répond pas.`)), this.patienceMs);
    });
    try {
      await Promise.race([ouverture, limite]);
    } finally {
      clearTimeout(minuterie);
    }
  }

  private oublier(nom: string, file: FileOuverte): void {
    if (this.files.get(nom)?.file === file) this.files.delete(nom);
    file.close().catch(() => undefined);
  }
}
