import { journalTechnique } from '../health/journal-technique.js';
import { pg } from './pg.js';

const PAS_MS = 5_000;
const DELAI_SONDE_MS = 5_000;

// Une demande en cours ne répond pas, et le serveur ne travaille pas pour elle : la réponse s'est perdue en route.
const AU_TRAVAIL = `SELECT pid FROM pg_stat_activity WHERE pid = ANY($1::int[]) AND state = 'active' AND wait_event IS DISTINCT FROM 'ClientWrite'`;

type Fil = { readonly bytesRead: number; destroy(cause: Error): void };
type Interne = {
  readonly connection: { readonly stream: Fil };
  readonly processID: number;
  readonly readyForQuery: boolean;
};
type Releve = { readonly lus: number; readonly occupee: boolean };

/**
 * Coupe les connexions qu'une panne muette (câble, pare-feu qui oublie) laisse sans réponse : TCP mettrait un quart d'heure à le
 * dire, et les délais de PostgreSQL courent de son côté. Une connexion occupée qui n'a rien reçu entre deux passages n'est coupée que
 * si le serveur, interrogé par une autre, ne travaille pas pour elle : une requête longue n'est pas une panne.
 */
export class VeilleConnexions {
  private readonly releves = new Map<pg.ClientBase, Releve>();
  private minuterie: NodeJS.Timeout | undefined;
  private enCours = false;

  constructor(
    private readonly url: string,
    private readonly pasMs = PAS_MS,
  ) {}

  /** Surveille cette connexion jusqu'à sa fin. */
  suivre(client: pg.ClientBase): void {
    if (this.releves.has(client)) return;
    this.releves.set(client, { lus: 0, occupee: false });
    client.once('end', () => this.oublier(client));
    this.minuterie ??= setInterval(() => void this.passer(), this.pasMs).unref();
  }

  /** Surveille les connexions d'une réserve, à mesure qu'elles servent. */
  suivreReserve(reserve: pg.Pool): void {
    reserve.on('acquire', (client) => this.suivre(client));
    reserve.on('remove', (client) => this.oublier(client));
  }

  private oublier(client: pg.ClientBase): void {
    this.releves.delete(client);
    if (this.releves.size > 0) return;
    clearInterval(this.minuterie);
    this.minuterie = undefined;
  }

  private async passer(): Promise<void> {
    if (this.enCours) return;
    this.enCours = true;
    try {
      const muettes = [...this.releves.keys()].filter((client) => this.relever(client));
      if (muettes.length === 0) return;
      const vivantes = await this.auTravail(muettes.map((c) => interne(c).processID));
      // Un dernier regard : la réponse a pu arriver pendant la sonde.
      for (const client of muettes)
        if (!vivantes.has(interne(client).processID) && this.estRestee(client)) this.couper(client);
    } catch {
      // Base injoignable aussi par une connexion neuve : rien à apprendre, le prochain passage redemandera.
    } finally {
      this.enCours = false;
    }
  }

  // Vrai si la connexion était déjà occupée au passage précédent et n'a rien reçu depuis.
  private relever(client: pg.ClientBase): boolean {
    const avant = this.releves.get(client);
    const { connection, readyForQuery } = interne(client);
    const releve = { lus: connection.stream.bytesRead, occupee: !readyForQuery };
    this.releves.set(client, releve);
    return releve.occupee && avant?.occupee === true && avant.lus === releve.lus;
  }

  private estRestee(client: pg.ClientBase): boolean {
    const { connection, readyForQuery } = interne(client);
    return !readyForQuery && this.releves.get(client)?.lus === connection.stream.bytesRead;
  }

  private couper(client: pg.ClientBase): void {
    journalTechnique.warn('base : connexion muette coupée');
    const cause = Object.assign(new Error('connexion muette'), { code: 'ETIMEDOUT' });
    interne(client).connection.stream.destroy(cause);
  }

  private async auTravail(pids: readonly number[]): Promise<ReadonlySet<number>> {
    const sonde = new pg.Client({
      connectionString: this.url,
      application_name: 'pdp-veille',
      connectionTimeoutMillis: DELAI_SONDE_MS,
      query_timeout: DELAI_SONDE_MS,
    });
    sonde.on('error', () => undefined);
    try {
      await sonde.connect();
      const { rows } = await sonde.query<{ pid: number }>(AU_TRAVAIL, [pids]);
      return new Set(rows.map((r) => r.pid));
    } finally {
      void sonde.end().catch(() => undefined);
    }
  }
}

// Ce que le pilote ne déclare pas dans ses types ; l'essai de cette classe échoue s'il cesse de l'offrir.
const interne = (client: pg.ClientBase): Interne => client as unknown as Interne;
