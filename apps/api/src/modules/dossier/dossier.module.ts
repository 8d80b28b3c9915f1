import { Module } from '@nestjs/common';
import { DossierPort, LectureDossierPort, OuvertureDossierPort } from './dossier.port.js';
import { EcrireCategorieController } from './ecrire-categorie/ecrire-categorie.controller.js';
import { EcrireCategorie } from './ecrire-categorie/ecrire-categorie.use-case.js';
import { LireDossierController } from './lire/lire-dossier.controller.js';
import { LireDossier } from './lire/lire-dossier.use-case.js';
import { OuvertureDossier } from './ouvrir/ouverture-dossier.js';
import { DossierDepot } from './persistence/dossier.depot.js';
import { FicheDepot } from './persistence/fiche.depot.js';
import { LiensDepot } from './persistence/liens.depot.js';

/** Le dossier : fiche projetée, écritures, états, liens. Les autres modules l'importent pour ses ports. */
@Module({
  controllers: [LireDossierController, EcrireCategorieController],
  providers: [
    LiensDepot,
    FicheDepot,
    LireDossier,
    EcrireCategorie,
    { provide: OuvertureDossierPort, useClass: OuvertureDossier },
    { provide: DossierPort, useClass: DossierDepot },
    { provide: LectureDossierPort, useExisting: LireDossier },
  ],
  exports: [DossierPort, LectureDossierPort, OuvertureDossierPort, LiensDepot],
})
export class DossierModule {}
