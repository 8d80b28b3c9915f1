import { Module } from '@nestjs/common';
import { NotificationModule } from '../notification/notification.module.js';
import { DossierModule } from '../dossier/dossier.module.js';
import { TacheModule } from '../tache/tache.module.js';
import { AccompagnementController } from './accompagnement.controller.js';
import { ContactsDepot } from './contacts/contacts.depot.js';
import { Contacts } from './contacts/contacts.use-case.js';
import { EntretiensDepot } from './entretiens/entretiens.depot.js';
import { Entretiens } from './entretiens/entretiens.use-case.js';
import { PreconisationsController } from './preconisations/preconisations.controller.js';
import { PreconisationsDepot } from './preconisations/preconisations.depot.js';
import { Preconisations } from './preconisations/preconisations.use-case.js';
import { LieuxAccueil } from './lieux/lieux-accueil.use-case.js';
import { RappelerRendezVous } from './rendez-vous/rappeler-rendez-vous.js';
import { RendezVousController } from './rendez-vous/rendez-vous.controller.js';
import { RendezVousDepot } from './rendez-vous/rendez-vous.depot.js';
import { RendezVous } from './rendez-vous/rendez-vous.use-case.js';
import { SuitesRendezVous } from './rendez-vous/suites-rendez-vous.js';
import { LectureAccompagnement } from './resumer/lecture-accompagnement.js';
import { ResumerAccompagnement } from './resumer/resumer-accompagnement.use-case.js';
import { SuiviController } from './suivi.controller.js';
import { SuivreCloture } from './suivre-cloture/suivre-cloture.js';

/** Entretiens, contacts, rendez-vous et lieux d'accueil, préconisations, suivi après clôture. */
@Module({
  imports: [DossierModule, NotificationModule, TacheModule],
  controllers: [AccompagnementController, PreconisationsController, RendezVousController, SuiviController],
  providers: [
    Contacts,
    ContactsDepot,
    Entretiens,
    EntretiensDepot,
    LectureAccompagnement,
    LieuxAccueil,
    Preconisations,
    PreconisationsDepot,
    RappelerRendezVous,
    RendezVous,
    RendezVousDepot,
    ResumerAccompagnement,
    SuitesRendezVous,
    SuivreCloture,
  ],
})
export class AccompagnementModule {}
