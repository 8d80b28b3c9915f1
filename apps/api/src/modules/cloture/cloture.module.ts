import { Module } from '@nestjs/common';
import { DispositifModule } from '../dispositif/dispositif.module.js';
import { DossierModule } from '../dossier/dossier.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { TacheModule } from '../tache/tache.module.js';
import { AvancerSuivis } from './avancer-suivis.js';
import { ClotureController } from './cloture.controller.js';
import { DemanderNouvelles } from './demander-nouvelles.js';
import { LireCloture } from './lire-cloture.use-case.js';
import { ClotureDepot } from './persistence/cloture.depot.js';
import { LectureCloture } from './persistence/lecture-cloture.js';
import { Relais } from './relais.use-case.js';
import { RepondreSuivi } from './repondre-suivi.use-case.js';
import { TravauxCloture } from './travaux-cloture.js';
import { SuitesRelais } from './suites-relais.js';

/** Clôture : mesures, relais vers le partenaire suivant, suivi à 6 et 12 mois. */
@Module({
  imports: [DispositifModule, DossierModule, NotificationModule, TacheModule],
  controllers: [ClotureController],
  providers: [
    AvancerSuivis,
    DemanderNouvelles,
    TravauxCloture,
    ClotureDepot,
    LectureCloture,
    LireCloture,
    Relais,
    RepondreSuivi,
    SuitesRelais,
  ],
})
export class ClotureModule {}
