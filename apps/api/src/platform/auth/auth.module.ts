import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { Configuration } from '../config/configuration.js';
import { ComptesDemo } from '../demo/oidc/comptes-demo.js';
import { FournisseurDemo } from '../demo/oidc/fournisseur-demo.js';
import { LimitesModule } from '../http/limites/limites.module.js';
import { AUTHENTIFIER_SOCKET } from '../realtime/authentifier-socket.port.js';
import { PLACES_SOCKETS } from '../realtime/places-sockets.port.js';
import { ArriveeService } from './arrivee.service.js';
import { AuthentificationSocket } from './authentification-socket.js';
import { Comptes } from './comptes.js';
import { ConnexionController } from './connexion.controller.js';
import { ConnexionService } from './connexion.service.js';
import { ConnexionsEnCours } from './connexions-en-cours.js';
import { DebitsConnexion } from './debits-connexion.js';
import { EcouteSessions } from './ecoute-sessions.js';
import { EntretienSessions } from './entretien-sessions.js';
import { FournisseurIdentite } from './fournisseur-identite.js';
import { Invitations } from './invitations.js';
import { PlacesEnBase } from './places-en-base.js';
import { PreuveIdentite } from './preuve-identite.js';
import { SessionGuard } from './session.guard.js';
import { SessionService } from './sessions.js';

/** Connexion, sessions et garde de toutes les routes ; global, pour que chaque module puisse relire une session. */
@Module({})
export class AuthModule {
  static pour(configuration: Configuration): DynamicModule {
    return {
      module: AuthModule,
      global: true,
      imports: [LimitesModule],
      controllers: configuration.mode === 'worker' ? [] : [ConnexionController],
      providers: [
        SessionService,
        EcouteSessions,
        EntretienSessions,
        ConnexionsEnCours,
        Comptes,
        DebitsConnexion,
        Invitations,
        ComptesDemo,
        FournisseurDemo,
        FournisseurIdentite,
        ConnexionService,
        ArriveeService,
        PreuveIdentite,
        { provide: AUTHENTIFIER_SOCKET, useClass: AuthentificationSocket },
        { provide: PLACES_SOCKETS, useClass: PlacesEnBase },
        { provide: APP_GUARD, useClass: SessionGuard },
      ],
      exports: [SessionService, FournisseurIdentite, AUTHENTIFIER_SOCKET, PLACES_SOCKETS],
    };
  }
}
