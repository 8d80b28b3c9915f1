import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { succes } from '@pdp/domain';
import { SYSTEME } from '../../platform/config/acteur.js';
import { UniteDeTravail } from '../../platform/database/unite-de-travail.js';
import { FILE, type FilePort } from '../../platform/queue/file.port.js';
import { LiensDeSuppleance } from './liens-de-suppleance.js';
import { SuppleanceDepot } from './persistence/suppleance.depot.js';

/**
 * Chaque minute : ouvre les absences qui commencent, suit les dossiers confiés ou repris à l'absent pendant ce temps, reprend
 * ceux des absences finies. Les liens portent déjà leur fin : sans ce travail, ils se ferment quand même à l'heure.
 */
@Injectable()
export class SuivreSuppleances implements OnModuleInit {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly depot: SuppleanceDepot,
    private readonly liens: LiensDeSuppleance,
    @Inject(FILE) private readonly file: FilePort,
  ) {}

  onModuleInit(): void {
    this.file.planifier('suppleance.suivre', { cron: '15 * * * * *', fuseau: 'Europe/Paris' }, () => this.executer());
  }

  async executer(): Promise<void> {
    await this.unite.executer<null, never>(SYSTEME, async (tx) => {
      for (const suppleance of await this.depot.enCours(tx)) {
        await this.liens.ouvrir(tx, SYSTEME, suppleance);
        await this.liens.fermer(tx, suppleance, true);
      }
      for (const suppleance of await this.depot.aClore(tx)) await this.liens.fermer(tx, suppleance, false);
      return succes(null);
    });
  }
}
