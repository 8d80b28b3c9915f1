import { Module } from '@nestjs/common';
import { NotificationModule } from '../notification/notification.module.js';
import { AccesLivretController } from './acces-livret.controller.js';
import { AdministrationController } from './administration.controller.js';
import { AnnuaireController } from './annuaire.controller.js';
import { CouperAcces } from './couper-acces.js';
import { ComptesInvites } from './creer-habilitation/comptes-invites.js';
import { CreerHabilitation } from './creer-habilitation/creer-habilitation.use-case.js';
import { DesactiverUtilisateur } from './desactiver-utilisateur/desactiver-utilisateur.use-case.js';
import { HabilitationController } from './habilitation.controller.js';
import { DonnerCode } from './inviter/donner-code.use-case.js';
import { InviterParFichier } from './inviter/inviter-par-fichier.use-case.js';
import { ListerAnnuaire } from './lister-annuaire/lister-annuaire.use-case.js';
import { ListerHabilitations } from './lister-habilitations/lister-habilitations.use-case.js';
import { OuvrirLivret } from './ouvrir-livret/ouvrir-livret.use-case.js';
import { ModifierHabilitation } from './modifier-habilitation/modifier-habilitation.use-case.js';
import { ComptesAssuresDepot } from './persistence/comptes-assures.depot.js';
import { HabilitationDepot } from './persistence/habilitation.depot.js';
import { InvitationsDepot } from './persistence/invitations.depot.js';
import { LectureAnnuaire } from './persistence/lecture-annuaire.js';
import { LectureHabilitations } from './persistence/lecture-habilitations.js';
import { ReconfirmationDepot } from './persistence/reconfirmation.depot.js';
import { SuspensionDepot } from './persistence/suspension.depot.js';
import { ReconfirmationController } from './reconfirmation.controller.js';
import { Reconfirmer } from './reconfirmer/reconfirmer.use-case.js';
import { PiecesReconfirmation, SuivreReconfirmations } from './reconfirmer/suivre-reconfirmations.js';
import { Retablir } from './retablir/retablir.use-case.js';
import { PiecesSuspension, SuspendreInactifs } from './suspendre-inactifs/suspendre-inactifs.use-case.js';

/** Annuaire des professionnels et administration de leurs habilitations. */
@Module({
  imports: [NotificationModule],
  controllers: [
    AnnuaireController,
    HabilitationController,
    AdministrationController,
    ReconfirmationController,
    AccesLivretController,
  ],
  providers: [
    ComptesAssuresDepot,
    ComptesInvites,
    CouperAcces,
    CreerHabilitation,
    DesactiverUtilisateur,
    HabilitationDepot,
    LectureAnnuaire,
    LectureHabilitations,
    ListerAnnuaire,
    ListerHabilitations,
    ModifierHabilitation,
    OuvrirLivret,
    DonnerCode,
    InvitationsDepot,
    InviterParFichier,
    PiecesReconfirmation,
    ReconfirmationDepot,
    Reconfirmer,
    Retablir,
    PiecesSuspension,
    SuivreReconfirmations,
    SuspendreInactifs,
    SuspensionDepot,
  ],
})
export class AnnuaireModule {}
