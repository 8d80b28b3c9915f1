import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import type { Configuration } from '../../../platform/config/configuration.js';
import { CONFIGURATION, LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { journalTechnique } from '../../../platform/health/journal-technique.js';
import { lieuDesPoints, prendrePoint } from '../../../platform/journal/points/points-de-controle.js';
import { nommerErreur } from '../../../platform/queue/erreurs.js';
import { FILE, type FilePort } from '../../../platform/queue/file.port.js';

/** Mois créés d'avance : un ouvrier arrêté tout un trimestre ne fait rien tomber dans la partition par défaut. */
const MOIS_D_AVANCE = 3;

/** Au démarrage puis à heure fixe : les partitions du journal à venir, et un point de contrôle signé par heure. */
@Injectable()
export class EntretienJournal implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private premierPassage: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(LECTURE) private readonly lecture: Lecture,
    @Inject(FILE) private readonly file: FilePort,
  ) {}

  onModuleInit(): void {
    this.file.planifier('journal.partitions', { cron: '0 20 2 * * *', fuseau: 'Europe/Paris' }, () => this.partager());
    this.file.planifier('journal.point', { cron: '0 0 * * * *', fuseau: 'Europe/Paris' }, () => this.pointer());
  }

  // En arrière-plan : ni un disque plein ni une base lente ne doivent retarder le démarrage.
  onApplicationBootstrap(): void {
    if (this.configuration.mode === 'api') return;
    this.premierPassage = Promise.all([noter('partitions', this.partager()), noter('point', this.pointer())]);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.premierPassage;
  }

  /** Crée les mois à venir ; avertit si des lignes sont restées sans mois. */
  async partager(): Promise<void> {
    const [ligne] = await this.lecture.lireAPart<{ reste: number }>(
      { nom: 'journal-preparer', texte: 'SELECT journal_preparer($1::int) AS reste' },
      [MOIS_D_AVANCE],
    );
    if (ligne && ligne.reste > 0)
      journalTechnique.warn({ lignes: ligne.reste }, 'journal : lignes dans la partition par défaut');
  }

  /** Écrit un point de contrôle ; son empreinte part aussi au journal technique, donc là où l'exploitant l'envoie. */
  async pointer(): Promise<void> {
    const { databaseUrl, dossierDonnees, journal } = this.configuration;
    const { numero, empreinte } = await prendrePoint(databaseUrl, lieuDesPoints(dossierDonnees, journal ?? {}));
    journalTechnique.info({ numero, empreinte }, 'journal : point de contrôle');
  }
}

const noter = (quoi: string, travail: Promise<void>): Promise<void> =>
  travail.catch((erreur: unknown) =>
    journalTechnique.error({ quoi, erreur: nommerErreur(erreur) }, 'journal : entretien en échec'),
  );
