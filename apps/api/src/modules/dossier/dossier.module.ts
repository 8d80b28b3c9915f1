import { Module } from '@nestjs/common';
import { NotificationModule } from '../notification/notification.module.js';
import { AffecterController } from './affecter/affecter.controller.js';
import { Affecter } from './affecter/affecter.use-case.js';
import { LireAnciens } from './affecter/lire-anciens.use-case.js';
import { TerminerAffectation } from './affecter/terminer-affectation.use-case.js';
import { ChangementEtat } from './changer-etat/changement-etat.js';
import { ChangerEtatController } from './changer-etat/changer-etat.controller.js';
import { ChangerEtat } from './changer-etat/changer-etat.use-case.js';
import { DossierPort, EtatDossierPort, LectureDossierPort, LiensPort, OuvertureDossierPort } from './dossier.port.js';
import { EcrireCategorieController } from './ecrire-categorie/ecrire-categorie.controller.js';
import { EcrireCategorie } from './ecrire-categorie/ecrire-categorie.use-case.js';
import { LireHistoriqueController } from './historique/lire-historique.controller.js';
import { LireHistorique } from './historique/lire-historique.use-case.js';
import { LireRecit } from './historique/lire-recit.use-case.js';
import { RecitsPort } from './recit.port.js';
import { LireDossierController } from './lire/lire-dossier.controller.js';
import { LireDossier } from './lire/lire-dossier.use-case.js';
import { OuvertureDossier } from './ouvrir/ouverture-dossier.js';
import { LireLecteursController } from './lire-lecteurs/lire-lecteurs.controller.js';
import { LireLecteurs } from './lire-lecteurs/lire-lecteurs.use-case.js';
import { ListerDossiersController } from './lister/lister-dossiers.controller.js';
import { ListerDossiers } from './lister/lister-dossiers.use-case.js';
import { DossierDepot } from './persistence/dossier.depot.js';
import { FicheDepot } from './persistence/fiche.depot.js';
import { LiensDepot } from './persistence/liens.depot.js';
import { TransmissionDepot } from './persistence/transmission.depot.js';
import { RepondreTransmission } from './transmettre/repondre-transmission.use-case.js';
import { TransmettreController } from './transmettre/transmettre.controller.js';
import { TransmettreReferent } from './transmettre/transmettre-referent.use-case.js';

/** Le dossier : fiche projetée, écritures, états, liens. Les autres modules l'importent pour ses ports. */
@Module({
  imports: [NotificationModule],
  controllers: [
    ListerDossiersController,
    LireDossierController,
    EcrireCategorieController,
    ChangerEtatController,
    AffecterController,
    TransmettreController,
    LireHistoriqueController,
    LireLecteursController,
  ],
  providers: [
    LiensDepot,
    FicheDepot,
    LireDossier,
    LireHistorique,
    LireRecit,
    { provide: RecitsPort, useExisting: LireRecit },
    LireLecteurs,
    EcrireCategorie,
    ListerDossiers,
    ChangementEtat,
    ChangerEtat,
    Affecter,
    TerminerAffectation,
    LireAnciens,
    TransmissionDepot,
    TransmettreReferent,
    RepondreTransmission,
    { provide: LiensPort, useExisting: LiensDepot },
    { provide: EtatDossierPort, useExisting: ChangementEtat },
    { provide: OuvertureDossierPort, useClass: OuvertureDossier },
    { provide: DossierPort, useClass: DossierDepot },
    { provide: LectureDossierPort, useExisting: LireDossier },
  ],
  exports: [DossierPort, LectureDossierPort, OuvertureDossierPort, LiensPort, EtatDossierPort, RecitsPort],
})
export class DossierModule {}
