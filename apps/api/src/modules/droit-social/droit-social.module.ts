import { Module } from '@nestjs/common';
import { DispositifModule } from '../dispositif/dispositif.module.js';
import { DossierModule } from '../dossier/dossier.module.js';
import { TacheModule } from '../tache/tache.module.js';
import { DroitSocialController } from './droit-social.controller.js';
import { LireDroitsSociaux } from './lire-droits-sociaux.use-case.js';
import { DroitsSociauxDepot } from './persistence/droits-sociaux.depot.js';
import { SuivreDroitSocial } from './suivre-droit-social.use-case.js';

/** Droits d'une personne, notés ou lus de leur dispositif. */
@Module({
  imports: [DispositifModule, DossierModule, TacheModule],
  controllers: [DroitSocialController],
  providers: [DroitsSociauxDepot, LireDroitsSociaux, SuivreDroitSocial],
})
export class DroitSocialModule {}
