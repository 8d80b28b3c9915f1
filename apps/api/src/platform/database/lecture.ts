import { accesCourant, POSER_ACCES, type AccesBase } from './acces-base.js';
import { fluxDe, grouperEnvois } from './envois-groupes.js';
import { pg } from './pg.js';
import { VeilleConnexions } from './veille-connexions.js';

/** Requête nommée : le nom fige le plan côté PostgreSQL ; même nom = même texte. */
export type RequeteNommee = { readonly nom: string; readonly texte: string };

/**
 * Lectures chaudes en autocommit, sur des connexions partagées en mode pipeline (jamais de transaction ici).
 * Les requêtes sont nommées : sans nom, PostgreSQL passe plus de temps à analyser qu'à lire.
 */
export class Lecture {
  private readonly clients: (Poste | null)[];
  private readonly ouvertures: (Promise<Poste> | null)[];
  private prochain = 0;
  private ferme = false;

  constructor(
    private readonly url: string,
    private readonly nombre = 2,
    /** Rôle PostgreSQL pris à l'ouverture ; sans lui, celui de l'adresse. */
    private readonly role: string | null = null,
    private readonly veille = new VeilleConnexions(url),
  ) {
    // Une place de plus que de lectures : la voie à part.
    this.clients = Array.from({ length: nombre + 1 }, () => null);
    this.ouvertures = Array.from({ length: nombre + 1 }, () => null);
  }

  /**
   * Rend les lignes ; `T` est la forme des colonnes. Une connexion perdue est rouverte à l'appel suivant. La base n'ouvre
   * que ce que permet l'accès de la portée en cours (`acces-base.ts`), ou celui qui est donné ; sans accès, aucune ligne.
   */
  lire<T extends object>(
    requete: RequeteNommee,
    valeurs: readonly unknown[] = [],
    acces: AccesBase = accesCourant(),
  ): Promise<T[]> {
    return this.jouer<T>(this.prochain++ % this.nombre, requete, valeurs, acces);
  }

  /**
   * Comme `lire`, sur une connexion réservée : une écriture y attend le disque sans retenir les lectures rangées derrière
   * elle, car une connexion en pipeline répond dans l'ordre.
   */
  lireAPart<T extends object>(requete: RequeteNommee, valeurs: readonly unknown[] = []): Promise<T[]> {
    return this.jouer<T>(this.nombre, requete, valeurs, accesCourant());
  }

  async fermer(): Promise<void> {
    this.ferme = true;
    await Promise.all(this.clients.flatMap((c) => (c ? [c.client.end().catch(() => undefined)] : [])));
  }

  private async jouer<T extends object>(
    place: number,
    { nom, texte }: RequeteNommee,
    valeurs: readonly unknown[],
    acces: AccesBase,
  ): Promise<T[]> {
    const poste = this.clients[place] ?? (await this.client(place));
    grouperEnvois(fluxDe(poste.client));
    poserAcces(poste, acces);
    const resultat = await poste.client.query<T & pg.QueryResultRow>({
      name: nom,
      text: texte,
      values: valeurs as unknown[],
    });
    return resultat.rows;
  }

  private client(place: number): Promise<Poste> {
    this.ouvertures[place] ??= this.ouvrir(place).finally(() => (this.ouvertures[place] = null));
    return this.ouvertures[place]!;
  }

  private async ouvrir(place: number): Promise<Poste> {
    if (this.ferme) throw new Error('lecture fermée');
    const client = new pg.Client({
      connectionString: this.url,
      pipeline: true,
      application_name: 'pdp-lecture',
      keepAlive: true,
      statement_timeout: 15_000,
      // Plan générique dès le premier appel : laissé libre, PostgreSQL replanifiait chaque page de la liste sur une grande
      // base (4 ms de plan pour 4 ms de lecture), ses estimations d'un LIMIT inconnu croissant avec les tables.
      options: `-c plan_cache_mode=force_generic_plan${this.role ? ` -c role=${this.role}` : ''}`,
    } as pg.ClientConfig);
    const poste: Poste = { client, acces: '' };
    const oublier = (): void => {
      if (this.clients[place] === poste) this.clients[place] = null;
    };
    client.on('error', oublier);
    client.on('end', oublier);
    await client.connect();
    this.veille.suivre(client);
    this.clients[place] = poste;
    return poste;
  }
}

/** `acces` : celui que la connexion porte ; null s'il n'a pas pu être posé, et le sera de nouveau. */
type Poste = { readonly client: pg.Client; acces: AccesBase | null };

// Envoyé juste avant la lecture, sur la même connexion : rien ne peut se glisser entre les deux. Inutile s'il n'a pas changé : un
// dossier admis ne l'est que le temps d'une requête.
function poserAcces(poste: Poste, acces: AccesBase): void {
  if (acces === poste.acces) return;
  poste.acces = acces;
  // Une connexion perdue fait échouer la lecture qui suit, et c'est elle qui le dit.
  poste.client.query({ name: 'acces', text: POSER_ACCES(false), values: [acces] }).catch(() => (poste.acces = null));
}
