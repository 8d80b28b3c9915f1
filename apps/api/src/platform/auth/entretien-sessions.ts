import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Configuration } from '../config/configuration.js';
import { CONFIGURATION, HORLOGE, LECTURE, type HorlogeSysteme } from '../config/jetons.js';
import { ACCES_SYSTEME } from '../database/acces-base.js';
import { Lecture, type RequeteNommee } from '../database/lecture.js';
import { journalTechnique } from '../health/journal-technique.js';
import { SessionService } from './sessions.js';

const CADENCE_MS = 30_000;
/** Une session finie se garde pour proposer la dernière fonction exercée, puis disparaît. */
const CONSERVATION_MS = 90 * 24 * 3_600_000;

const MENAGES: readonly RequeteNommee[] = [
  { nom: 'menage-connexions', texte: 'DELETE FROM connexion_en_cours WHERE expire_le < $1' },
  { nom: 'menage-oidc-demo', texte: 'DELETE FROM oidc_demo WHERE expire_le < $1' },
  { nom: 'menage-ouvertures', texte: `DELETE FROM ouverture_dossier WHERE le < $1::timestamptz - interval '1 hour'` },
  { nom: 'menage-alertes', texte: `DELETE FROM alerte_limite WHERE le < $1::timestamptz - interval '1 hour'` },
  { nom: 'menage-processus', texte: `DELETE FROM processus_sockets WHERE vu_le < $1::timestamptz - interval '1 hour'` },
  {
    nom: 'menage-places',
    texte: `DELETE FROM place_socket p WHERE $1::timestamptz IS NOT NULL AND NOT EXISTS (SELECT 1 FROM processus_sockets v WHERE v.id = p.processus_id)`,
  },
  {
    nom: 'menage-limites',
    texte: 'DELETE FROM limite_debit WHERE expire < 1000 * extract(epoch FROM $1::timestamptz)',
  },
];

const MENAGE_SESSIONS: RequeteNommee = {
  nom: 'menage-sessions',
  texte: 'DELETE FROM session WHERE coalesce(terminee_le, expire_le) < $1',
};

/** Toutes les trente secondes : termine les sessions échues (ce qui coupe leurs sockets) et jette ce qui a expiré. */
@Injectable()
export class EntretienSessions implements OnModuleInit, OnApplicationShutdown {
  private minuterie: NodeJS.Timeout | null = null;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(LECTURE) private readonly lecture: Lecture,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
    private readonly sessions: SessionService,
  ) {}

  onModuleInit(): void {
    if (this.configuration.mode === 'worker') return;
    this.minuterie = setInterval(() => void this.tenter(), CADENCE_MS);
    this.minuterie.unref();
  }

  onApplicationShutdown(): void {
    if (this.minuterie) clearInterval(this.minuterie);
  }

  /** Un passage complet ; appelé par la minuterie et par les essais. */
  async passer(): Promise<void> {
    await this.sessions.expirer();
    const maintenant = this.horloge();
    for (const menage of MENAGES) await this.lecture.lire(menage, [maintenant], ACCES_SYSTEME);
    await this.lecture.lire(MENAGE_SESSIONS, [new Date(maintenant.getTime() - CONSERVATION_MS)]);
  }

  private async tenter(): Promise<void> {
    await this.passer().catch((erreur: unknown) => {
      journalTechnique.warn(
        { code: (erreur as { code?: unknown }).code },
        'entretien des sessions remis au prochain passage',
      );
    });
  }
}
