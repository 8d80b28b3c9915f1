import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Configuration } from '../config/configuration.js';
import { CONFIGURATION, DIFFUSION, HORLOGE, LECTURE, type HorlogeSysteme } from '../config/jetons.js';
import { ACCES_SYSTEME } from '../database/acces-base.js';
import { EcoutePostgres } from '../database/ecoute-postgres.js';
import { Lecture } from '../database/lecture.js';
import { journalTechnique } from '../health/journal-technique.js';
import { nommerErreur } from '../queue/erreurs.js';
import type { DiffusionPort } from '../realtime/diffusion.port.js';
import { CANAL_SESSION } from './revocation.js';
import { SessionService } from './sessions.js';

const FORME_ANNONCE = /^(fin|changement) ([0-9a-f-]{36})$/;
/** Au retour de l'écoute, on rejoue les fins récentes : celles annoncées pendant la coupure. */
const RATTRAPAGE_MS = 15 * 60_000;

/**
 * Écoute les fins de session annoncées par PostgreSQL, dans chaque processus qui sert des demandes : oublie la session
 * et coupe ses sockets. Au retour d'une coupure, même muette, vide le cache et rattrape les fins manquées.
 */
@Injectable()
export class EcouteSessions implements OnModuleInit, OnApplicationShutdown {
  private readonly ecoute: EcoutePostgres;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(LECTURE) private readonly lecture: Lecture,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
    @Inject(DIFFUSION) private readonly diffusion: DiffusionPort,
    private readonly sessions: SessionService,
  ) {
    this.ecoute = new EcoutePostgres(configuration.databaseUrl, CANAL_SESSION, {
      message: (annonce) => this.recevoir(annonce),
      reprise: () =>
        void this.rattraper().catch((erreur: unknown) =>
          journalTechnique.warn({ erreur: nommerErreur(erreur) }, 'fins de session non rattrapées'),
        ),
    });
  }

  async onModuleInit(): Promise<void> {
    if (this.configuration.mode !== 'worker') await this.ecoute.demarrer();
  }

  onApplicationShutdown(): Promise<void> {
    return this.ecoute.fermer();
  }

  private async rattraper(): Promise<void> {
    this.sessions.oublierTout();
    const depuis = new Date(this.horloge().getTime() - RATTRAPAGE_MS);
    const finies = await this.lecture.lire<{ id: string }>(
      { nom: 'session-finies', texte: 'SELECT id FROM session WHERE terminee_le > $1' },
      [depuis],
      ACCES_SYSTEME,
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
