import { pg } from './pg.js';

/** Requête nommée : le nom fige le plan côté PostgreSQL ; même nom = même texte. */
export type RequeteNommee = { readonly nom: string; readonly texte: string };

/**
 * Lectures chaudes en autocommit, sur des connexions partagées en mode pipeline (jamais de transaction ici).
 * Les requêtes sont nommées : sans nom, PostgreSQL passe plus de temps à analyser qu'à lire.
 */
export class Lecture {
  private readonly clients: (pg.Client | null)[];
  private readonly ouvertures: (Promise<pg.Client> | null)[];
  private prochain = 0;
  private ferme = false;

  constructor(
    private readonly url: string,
    nombre = 2,
  ) {
    this.clients = Array.from({ length: nombre }, () => null);
    this.ouvertures = Array.from({ length: nombre }, () => null);
  }

  /** Rend les lignes ; `T` est la forme des colonnes. Une connexion perdue est rouverte à l'appel suivant. */
  async lire<T extends object>(requete: RequeteNommee, valeurs: readonly unknown[] = []): Promise<T[]> {
    const client = await this.client();
    const resultat = await client.query<T & pg.QueryResultRow>({
      name: requete.nom,
      text: requete.texte,
      values: [...valeurs],
    });
    return resultat.rows;
  }

  async fermer(): Promise<void> {
    this.ferme = true;
    await Promise.all(this.clients.flatMap((c) => (c ? [c.end().catch(() => undefined)] : [])));
  }

  private async client(): Promise<pg.Client> {
    const place = this.prochain++ % this.clients.length;
    const ouvert = this.clients[place];
    if (ouvert) return ouvert;
    this.ouvertures[place] ??= this.ouvrir(place).finally(() => (this.ouvertures[place] = null));
    return this.ouvertures[place]!;
  }

  private async ouvrir(place: number): Promise<pg.Client> {
    if (this.ferme) throw new Error('lecture fermée');
    const client = new pg.Client({
      connectionString: this.url,
      pipeline: true,
      application_name: 'pdp-lecture',
      keepAlive: true,
      statement_timeout: 15_000,
    } as pg.ClientConfig);
    const oublier = (): void => {
      if (this.clients[place] === client) this.clients[place] = null;
    };
    client.on('error', oublier);
    client.on('end', oublier);
    await client.connect();
    this.clients[place] = client;
    return client;
  }
}
