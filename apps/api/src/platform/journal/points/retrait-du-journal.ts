import { Inject, Injectable } from '@nestjs/common';
import type { Configuration } from '../../config/configuration.js';
import { CONFIGURATION } from '../../config/jetons.js';
import { lieuDesPoints } from './points-de-controle.js';
import { retirerMoisEchus, type MoisRetires } from './retirer-mois.js';

/** Retire du journal les mois échus ; à injecter. */
export abstract class RetraitDuJournal {
  /** `jour` : `AAAA-MM-JJ`. Lève `RetraitRefuse` sans rien changer si un mois est altéré. */
  abstract retirer(jour: string): Promise<MoisRetires>;
}

/** Sur la base et le dossier des points de cette installation. */
@Injectable()
export class RetraitConfigure extends RetraitDuJournal {
  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {
    super();
  }

  retirer(jour: string): Promise<MoisRetires> {
    const { databaseUrl, dossierDonnees, journal } = this.configuration;
    return retirerMoisEchus(databaseUrl, lieuDesPoints(dossierDonnees, journal ?? {}), jour);
  }
}
