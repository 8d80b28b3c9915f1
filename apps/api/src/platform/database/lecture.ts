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
    private readonly nombre = 2,
  ) {
    // Une place de plus que de lectures : la voie à part.
    this.clients = Array.from({ length: nombre + 1 }, () => null);
    this.ouvertures = Array.from({ length: nombre + 1 }, () => null);
  }

  /** Rend les lignes ; `T` est la forme des colonnes. Une connexion perdue est rouverte à l'appel suivant. */
  lire<T extends object>(requete: RequeteNommee, valeurs: readonly unknown[] = []): Promise<T[]> {
    return this.jouer<T>(this.prochain++ % this.nombre, requete, valeurs);
  }

  /**
   * Comme `lire`, sur une connexion réservée : une écriture y attend le disque sans retenir les lectures rangées derrière
   * elle, car une connexion en pipeline répond dans l'ordre.
   */
  lireAPart<T extends object>(requete: RequeteNommee, valeurs: readonly unknown[] = []): Promise<T[]> {
    return this.jouer<T>(this.nombre, requete, valeurs);
  }

  async fermer(): Promise<void> {
    this.ferme = true;
    await Promise.all(this.clients.flatMap((c) => (c ? [c.end().catch(() => undefined)] : [])));
  }

  private async jouer<T extends object>(
    place: number,
    { nom, texte }: RequeteNommee,
    valeurs: readonly unknown[],
  ): Promise<T[]> {
    const client = this.clients[place] ?? (await this.client(place));
    const resultat = await client.query<T & pg.QueryResultRow>({
      name: nom,
      text: texte,
      values: valeurs as unknown[],
    });
    return resultat.rows;
  }

  private client(place: number): Promise<pg.Client> {
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
      // Plan générique dès le premier appel : laissé libre, PostgreSQL replanifiait chaque page de la liste sur une grande
      // base (4 ms de plan pour 4 ms de lecture), ses estimations d'un LIMIT inconnu croissant avec les tables.
      options: '-c plan_cache_mode=force_generic_plan',
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
