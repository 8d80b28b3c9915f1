import { EcoutePostgres } from '../database/ecoute-postgres.js';
import { pg } from '../database/pg.js';
import { journalTechnique } from '../health/journal-technique.js';
import { Recomposition, decouper } from './decoupage.js';
import type { OrdreDiffusion } from './ordre-diffusion.js';
import type { RelaisDiffusion } from './relais-diffusion.js';

const CANAL = 'pdp_diffusion';
const EN_ATTENTE_MAX = 5_000;

/** Ce qu'un processus qui a des sockets fait de ce qu'il entend ; un worker n'écoute pas. */
export type AuditeurDiffusion = { readonly ordre: (ordre: OrdreDiffusion) => void; readonly reprise: () => void };

/** Diffusion entre processus par NOTIFY, quand il n'y a pas de Redis. Les ordres partent groupés, dans l'ordre. */
export class RelaisPostgres implements RelaisDiffusion {
  private readonly reserve: pg.Pool;
  private readonly ecoute: EcoutePostgres | null;
  private readonly recomposition: Recomposition;
  private attente: string[] = [];
  private enVol: Promise<void> | null = null;
  private numero = 0;

  constructor(
    url: string,
    private readonly processus: string,
    auditeur: AuditeurDiffusion | null,
  ) {
    // Sans attente du disque : une diffusion ne se garde pas, elle se rattrape par séquence.
    this.reserve = new pg.Pool({
      connectionString: url,
      max: 1,
      application_name: 'pdp-diffusion',
      keepAlive: true,
      options: '-c synchronous_commit=off',
      query_timeout: 5_000,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 60_000,
      allowExitOnIdle: true,
    });
    this.reserve.on('error', () => undefined);
    this.recomposition = new Recomposition(processus);
    this.ecoute =
      auditeur &&
      new EcoutePostgres(url, CANAL, {
        message: (charge) => this.entendre(charge, auditeur),
        reprise: auditeur.reprise,
      });
  }

  async demarrer(): Promise<void> {
    await this.ecoute?.demarrer();
  }

  publier(ordre: OrdreDiffusion): void {
    this.attente.push(...decouper(this.processus, ++this.numero, ordre));
    if (this.attente.length > EN_ATTENTE_MAX) this.attente = this.attente.slice(-EN_ATTENTE_MAX);
    this.enVol ??= this.vider().finally(() => (this.enVol = null));
  }

  async fermer(): Promise<void> {
    await this.enVol;
    await this.ecoute?.fermer();
    await this.reserve.end();
  }

  private async vider(): Promise<void> {
    await Promise.resolve();
    while (this.attente.length > 0) {
      const lot = this.attente.splice(0, 100);
      try {
        await this.reserve.query({
          name: 'diffusion',
          text: `SELECT pg_notify('${CANAL}', m) FROM unnest($1::text[]) WITH ORDINALITY AS t(m, n) ORDER BY n`,
          values: [lot],
        });
      } catch {
        journalTechnique.warn({ perdues: lot.length }, 'diffusion : base injoignable, rattrapage par séquence');
      }
    }
  }

  private entendre(charge: string, auditeur: AuditeurDiffusion): void {
    const ordre = this.recomposition.recevoir(charge);
    if (ordre !== null) auditeur.ordre(ordre as OrdreDiffusion);
  }
}
