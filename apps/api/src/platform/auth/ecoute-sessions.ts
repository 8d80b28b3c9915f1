import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Configuration } from '../config/configuration.js';
import { CONFIGURATION, DIFFUSION, HORLOGE, LECTURE, type HorlogeSysteme } from '../config/jetons.js';
import { Lecture } from '../database/lecture.js';
import { pg } from '../database/pg.js';
import { journalTechnique } from '../health/journal-technique.js';
import type { DiffusionPort } from '../realtime/diffusion.port.js';
import { CANAL_SESSION } from './revocation.js';
import { SessionService } from './sessions.js';

const FORME_ANNONCE = /^(fin|changement) ([0-9a-f-]{36})$/;
const REPRISES_MS = [200, 1000, 3000, 10_000] as const;
/** Au retour de l'écoute, on rejoue les fins récentes : celles annoncées pendant la coupure. */
const RATTRAPAGE_MS = 15 * 60_000;

/**
 * Écoute les fins de session annoncées par PostgreSQL, dans chaque processus qui sert des demandes : oublie la session
 * et coupe ses sockets. Une coupure de l'écoute vide le cache, puis rattrape les fins manquées.
 */
@Injectable()
export class EcouteSessions implements OnModuleInit, OnApplicationShutdown {
  private client: pg.Client | null = null;
  private reprise: NodeJS.Timeout | null = null;
  private essais = 0;
  private arretee = false;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(LECTURE) private readonly lecture: Lecture,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
    @Inject(DIFFUSION) private readonly diffusion: DiffusionPort,
    private readonly sessions: SessionService,
  ) {}

  async onModuleInit(): Promise<void> {
    if (this.configuration.mode !== 'worker') await this.ecouter();
  }

  async onApplicationShutdown(): Promise<void> {
    this.arretee = true;
    if (this.reprise) clearTimeout(this.reprise);
    await this.client?.end().catch(() => undefined);
  }

  private async ecouter(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.configuration.databaseUrl,
      application_name: 'pdp-sessions',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    });
    client.on('error', () => undefined);
    client.on('end', () => this.perdre(client));
    client.on('notification', (annonce) => this.recevoir(annonce.payload ?? ''));
    this.client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${CANAL_SESSION}`);
      await this.rattraper();
      this.essais = 0;
    } catch (erreur) {
      journalTechnique.warn({ code: (erreur as { code?: unknown }).code }, 'écoute des sessions impossible');
      await client.end().catch(() => undefined);
      this.perdre(client);
    }
  }

  private perdre(client: pg.Client): void {
    if (this.client !== client || this.arretee) return;
    this.client = null;
    this.sessions.oublierTout();
    const attente = REPRISES_MS[Math.min(this.essais++, REPRISES_MS.length - 1)];
    this.reprise = setTimeout(() => void this.ecouter(), attente);
    this.reprise.unref();
  }

  private async rattraper(): Promise<void> {
    this.sessions.oublierTout();
    if (this.essais === 0) return;
    const depuis = new Date(this.horloge().getTime() - RATTRAPAGE_MS);
    const finies = await this.lecture.lire<{ id: string }>(
      { nom: 'session-finies', texte: 'SELECT id FROM session WHERE terminee_le > $1' },
      [depuis],
    );
    for (const { id } of finies) this.recevoir(`fin ${id}`);
  }

  private recevoir(annonce: string): void {
    const [, sorte, id] = FORME_ANNONCE.exec(annonce) ?? [];
    if (id === undefined) return;
    this.sessions.oublier(id);
    if (sorte === 'fin') this.diffusion.emettre({ salle: `session:${id}`, evenement: 'session.expiree', donnees: [] });
    this.diffusion.couper(`session:${id}`);
  }
}
