import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { succes } from '@pdp/domain';
import { SYSTEME } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { ACCES_SYSTEME } from '../../../platform/database/acces-base.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { verrouiller } from '../../../platform/permissions/faits.service.js';
import { FILE, type FilePort } from '../../../platform/queue/file.port.js';
import { ConsentementDepot } from '../persistence/consentement.depot.js';
import { EffetsRetrait } from '../retirer/effets-retrait.js';

const NOM = 'consentements.finir-echus';
const CHAQUE_MS = 1_000;
const ECHUS = {
  nom: 'consentements-echus',
  texte: `SELECT id, dossier_id AS "dossierId" FROM consentement WHERE retire_le IS NULL AND fin <= now() ORDER BY fin, id LIMIT 100`,
};

/**
 * Un accord qui arrive à son terme a les effets d'un retrait. Les lectures le savent seules, à l'instant ; ici se ferment les
 * écrans ouverts et s'annulent les notifications en file, dans les deux secondes.
 */
@Injectable()
export class FinirAccordsEchus implements OnModuleInit {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly depot: ConsentementDepot,
    private readonly effets: EffetsRetrait,
    @Inject(LECTURE) private readonly lecture: Lecture,
    @Inject(FILE) private readonly file: FilePort,
  ) {}

  onModuleInit(): void {
    this.file.planifier(NOM, { chaqueMs: CHAQUE_MS }, () => this.executer());
  }

  /** Finit tous les accords échus ; rejouable : ce qui est déjà fini ne l'est pas deux fois. */
  async executer(): Promise<void> {
    const echus = await this.lecture.lire<{ id: string; dossierId: string }>(ECHUS, [], ACCES_SYSTEME);
    for (const { id, dossierId } of echus) await this.finir(id, dossierId);
  }

  private async finir(id: string, dossierId: string): Promise<void> {
    await this.unite.executer<null, never>(SYSTEME, async (tx) => {
      await verrouiller(tx, dossierId);
      const accord = await this.depot.lire(tx, id);
      // Retiré ou remplacé pendant l'attente du verrou : c'est fait.
      if (!accord || accord.retireLe !== null || accord.fin === null || accord.actif) return succes(null);
      await this.depot.finir(tx, id, 'ECHEANCE', null);
      tx.journaliser({
        action: 'consentement.echoir',
        ressource: 'consentement',
        ressourceId: id,
        dossierId,
        categories: ['consentements'],
      });
      await this.effets.appliquer(tx, SYSTEME, accord, 'echeance');
      return succes(null);
    });
  }
}
