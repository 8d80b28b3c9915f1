import { Module } from '@nestjs/common';
import { AnnuaireController } from './annuaire.controller.js';
import { ComptesInvites } from './creer-habilitation/comptes-invites.js';
import { CreerHabilitation } from './creer-habilitation/creer-habilitation.use-case.js';
import { DesactiverUtilisateur } from './desactiver-utilisateur/desactiver-utilisateur.use-case.js';
import { HabilitationController } from './habilitation.controller.js';
import { ListerAnnuaire } from './lister-annuaire/lister-annuaire.use-case.js';
import { ListerHabilitations } from './lister-habilitations/lister-habilitations.use-case.js';
import { ModifierHabilitation } from './modifier-habilitation/modifier-habilitation.use-case.js';
import { HabilitationDepot } from './persistence/habilitation.depot.js';
import { LectureAnnuaire } from './persistence/lecture-annuaire.js';
import { LectureHabilitations } from './persistence/lecture-habilitations.js';

/** Annuaire des professionnels et administration de leurs habilitations. */
@Module({
  controllers: [AnnuaireController, HabilitationController],
  providers: [
    ComptesInvites,
    CreerHabilitation,
    DesactiverUtilisateur,
    HabilitationDepot,
    LectureAnnuaire,
    LectureHabilitations,
    ListerAnnuaire,
    ListerHabilitations,
    ModifierHabilitation,
  ],
})
export class AnnuaireModule {}
