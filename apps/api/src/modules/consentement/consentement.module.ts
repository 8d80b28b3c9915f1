import { Module } from '@nestjs/common';
import { DocumentModule } from '../document/document.module.js';
import { DossierModule } from '../dossier/dossier.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { ConsentementController } from './consentement.controller.js';
import { DonnerConsentement } from './donner/donner-consentement.use-case.js';
import { LiensEtEtat } from './donner/liens-et-etat.js';
import { SuitesDAccord } from './donner/suites-accord.js';
import { FinirAccordsEchus } from './finir/finir-accords-echus.js';
import { LirePreuve } from './lire-preuve/lire-preuve.use-case.js';
import { ConsentementDepot } from './persistence/consentement.depot.js';
import { ReactionsRetrait } from './reactions-retrait.port.js';
import { EffetsRetrait } from './retirer/effets-retrait.js';
import { RetraitTotalPort } from './retrait-total.port.js';
import { RetraitTotal } from './retirer/retrait-total.js';
import { RetirerConsentement } from './retirer/retirer-consentement.use-case.js';

/** Accords de l'assuré (domain.md 1.3). Qui doit réagir à un retrait s'abonne à `ReactionsRetrait`. */
@Module({
  imports: [DocumentModule, DossierModule, NotificationModule],
  controllers: [ConsentementController],
  providers: [
    FinirAccordsEchus,
    LirePreuve,
    ConsentementDepot,
    ReactionsRetrait,
    EffetsRetrait,
    LiensEtEtat,
    SuitesDAccord,
    DonnerConsentement,
    RetirerConsentement,
    { provide: RetraitTotalPort, useClass: RetraitTotal },
  ],
  exports: [ReactionsRetrait, RetraitTotalPort],
})
export class ConsentementModule {}
