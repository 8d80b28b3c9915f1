import { pg } from './pg.js';

const ATTENTE_MIN = 250;
const ATTENTE_MAX = 5_000;
const BATTEMENT = 20_000;

/** Ce qu'un auditeur reçoit ; `reprise` dit qu'une coupure a eu lieu et que des messages ont pu manquer. */
export type AuditeurPostgres = { readonly message: (charge: string) => void; readonly reprise: () => void };

/**
 * Écoute un canal LISTEN sur une connexion à elle, rouverte toute seule après une coupure.
 * Un battement régulier décèle aussi la coupure muette (câble, pare-feu), que TCP mettrait des heures à dire.
 */
export class EcoutePostgres {
  private client: pg.Client | null = null;
  private minuterie: NodeJS.Timeout | undefined;
  private ferme = false;
  private attente = ATTENTE_MIN;
  private dejaOuverte = false;

  constructor(
    private readonly url: string,
    private readonly canal: string,
    private readonly auditeur: AuditeurPostgres,
  ) {}

  /** Ouvre l'écoute ; si la base est absente, n'échoue pas et réessaie en arrière-plan. */
  async demarrer(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: `pdp-ecoute-${this.canal}`,
      keepAlive: true,
      query_timeout: 10_000,
      connectionTimeoutMillis: 10_000,
    });
    let perdu = false;
    const perdre = (): void => {
      if (perdu) return;
      perdu = true;
      this.rouvrirPlusTard(client);
    };
    client.on('error', perdre);
    client.on('end', perdre);
    client.on('notification', (n) => this.auditeur.message(n.payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${client.escapeIdentifier(this.canal)}`);
    } catch {
      return perdre();
    }
    this.adopter(client, perdre);
  }

  /** Ferme la connexion ; aucune réouverture ensuite. */
  async fermer(): Promise<void> {
    this.ferme = true;
    clearTimeout(this.minuterie);
    await this.client?.end().catch(() => undefined);
    this.client = null;
  }

  private adopter(client: pg.Client, perdre: () => void): void {
    if (this.ferme) return void client.end().catch(() => undefined);
    this.client = client;
    this.attente = ATTENTE_MIN;
    this.minuterie = setInterval(() => void client.query('SELECT 1').catch(perdre), BATTEMENT);
    this.minuterie.unref();
    if (this.dejaOuverte) this.auditeur.reprise();
    this.dejaOuverte = true;
  }

  private rouvrirPlusTard(client: pg.Client): void {
    clearInterval(this.minuterie);
    this.client = null;
    void client.end().catch(() => undefined);
    if (this.ferme) return;
    this.minuterie = setTimeout(() => void this.demarrer(), this.attente);
    this.minuterie.unref();
    this.attente = Math.min(this.attente * 2, ATTENTE_MAX);
  }
}
