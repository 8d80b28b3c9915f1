import { Module } from '@nestjs/common';
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
import { LectureAccompagnement } from './resumer/lecture-accompagnement.js';
import { ResumerAccompagnement } from './resumer/resumer-accompagnement.use-case.js';
import { SuiviController } from './suivi.controller.js';
import { SuivreCloture } from './suivre-cloture/suivre-cloture.js';

/** Entretiens, contacts, préconisations, suivi après clôture. */
@Module({
  imports: [DossierModule, TacheModule],
  controllers: [AccompagnementController, PreconisationsController, SuiviController],
  providers: [
    Contacts,
    ContactsDepot,
    Entretiens,
    EntretiensDepot,
    LectureAccompagnement,
    Preconisations,
    PreconisationsDepot,
    ResumerAccompagnement,
    SuivreCloture,
  ],
})
export class AccompagnementModule {}
