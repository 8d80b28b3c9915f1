import { DataSource } from 'typeorm';
import { EcouteSessions } from '../src/platform/auth/ecoute-sessions.js';
import { SessionService } from '../src/platform/auth/sessions.js';
import type { AccesBase } from '../src/platform/database/acces-base.js';
import { Lecture, type RequeteNommee } from '../src/platform/database/lecture.js';
import { UniteDeTravail } from '../src/platform/database/unite-de-travail.js';
import { DiffusionNotee } from './application-auth.js';
import { configurationDeTest } from './configuration-de-test.js';

/** Horloge d'essai : n'avance que sur demande. */
export class HorlogeReglable {
  constructor(private instant: Date) {}

  readonly lire = (): Date => new Date(this.instant);

  avancer(ms: number): void {
    this.instant = new Date(this.instant.getTime() + ms);
  }
}

/** Lecture qui compte ses requêtes, par nom. */
export class LectureComptee extends Lecture {
  readonly nombres = new Map<string, number>();

  override lire<T extends object>(
    requete: RequeteNommee,
    valeurs: readonly unknown[] = [],
    acces?: AccesBase,
  ): Promise<T[]> {
    this.nombres.set(requete.nom, (this.nombres.get(requete.nom) ?? 0) + 1);
    return super.lire<T>(requete, valeurs, acces);
  }

  override lireAPart<T extends object>(requete: RequeteNommee, valeurs: readonly unknown[] = []): Promise<T[]> {
    this.nombres.set(requete.nom, (this.nombres.get(requete.nom) ?? 0) + 1);
    return super.lireAPart<T>(requete, valeurs);
  }
}

/** Un processus vu par ses sessions : services réels sur une vraie base, diffusion notée. */
export class ProcessusDeTest {
  readonly lecture: LectureComptee;
  readonly diffusion = new DiffusionNotee();
  readonly unite: UniteDeTravail;
  readonly sessions: SessionService;
  readonly ecoute: EcouteSessions;

  private constructor(
    private readonly source: DataSource,
    url: string,
    horloge: () => Date,
  ) {
    const configuration = configurationDeTest(url);
    this.lecture = new LectureComptee(url, 1);
    this.unite = new UniteDeTravail(source, horloge, this.diffusion, { reveiller: () => undefined });
    this.sessions = new SessionService(this.lecture, horloge, this.unite, configuration);
    this.ecoute = new EcouteSessions(configuration, this.lecture, horloge, this.diffusion, this.sessions);
  }

  static async ouvrir(url: string, horloge: () => Date): Promise<ProcessusDeTest> {
    const source = await new DataSource({ type: 'postgres', url, poolSize: 4 }).initialize();
    return new ProcessusDeTest(source, url, horloge);
  }

  async sql<T extends object>(texte: string, valeurs: readonly unknown[] = []): Promise<T[]> {
    return this.source.query<T[]>(texte, [...valeurs]);
  }

  async fermer(): Promise<void> {
    await this.ecoute.onApplicationShutdown();
    await this.lecture.fermer();
    await this.source.destroy();
  }
}

/** Attend qu'une condition devienne vraie, au plus `delaiMs`. */
export async function attendreQue(condition: () => boolean | Promise<boolean>, delaiMs = 5000): Promise<void> {
  const fin = Date.now() + delaiMs;
  while (!(await condition())) {
    if (Date.now() > fin) throw new Error(`toujours faux après ${delaiMs} ms`);
    await new Promise((suite) => setTimeout(suite, 10));
  }
}
