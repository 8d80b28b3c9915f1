import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { dateParis } from '@pdp/domain';
import { HORLOGE, type HorlogeSysteme } from '../../platform/config/jetons.js';
import { journalTechnique } from '../../platform/health/journal-technique.js';
import { FILE, type FilePort } from '../../platform/queue/file.port.js';
import { RegistreOutbox } from '../../platform/queue/registre-outbox.js';
import { PasserConservation } from './passer-conservation.js';
import { PassesDepot } from './persistence/passes.depot.js';

/** Événement de la boîte de sortie : une passe est à mener. */
export const PASSE_DEMANDEE = 'conservation-demandee';

/** En fond : les passes demandées, et chaque nuit les effacements déjà accordés. */
@Injectable()
export class TravauxConservation implements OnModuleInit {
  constructor(
    private readonly registre: RegistreOutbox,
    @Inject(FILE) private readonly file: FilePort,
    private readonly passes: PassesDepot,
    private readonly passer: PasserConservation,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  onModuleInit(): void {
    this.registre.surEvenement(PASSE_DEMANDEE, 'conservation.passer', async ({ donnees }) => {
      const passe = await this.passes.enCours(String(donnees['passeId']));
      if (passe) await this.passer.mener(passe);
    });
    this.file.planifier('conservation.effacements', { cron: '0 40 3 * * *', fuseau: 'Europe/Paris' }, () =>
      this.effacerAccordes(),
    );
  }

  private async effacerAccordes(): Promise<void> {
    const jour = dateParis(this.horloge());
    let faits = 0;
    for (const plateformeId of await this.passes.plateformes())
      faits += await this.passer.effacerAccordes(plateformeId, jour);
    if (faits > 0) journalTechnique.info({ dossiers: faits }, 'conservation : effacements accordés, exécutés');
  }
}
