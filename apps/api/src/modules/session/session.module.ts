import { Module } from '@nestjs/common';
import { ChangerHabilitation } from './changer-habilitation/changer-habilitation.use-case.js';
import { ListerMesSessions } from './lister-mes-sessions/lister-mes-sessions.use-case.js';
import { LireSession } from './lire-session/lire-session.use-case.js';
import { MesSessionsController } from './mes-sessions.controller.js';
import { LectureSession } from './persistence/lecture-session.js';
import { SeDeconnecter } from './se-deconnecter/se-deconnecter.use-case.js';
import { SessionController } from './session.controller.js';
import { TerminerMesSessions } from './terminer-mes-sessions/terminer-mes-sessions.use-case.js';

/** Session en cours, sessions ouvertes ailleurs, changement de fonction, déconnexion. */
@Module({
  controllers: [SessionController, MesSessionsController],
  providers: [LireSession, ChangerHabilitation, SeDeconnecter, ListerMesSessions, TerminerMesSessions, LectureSession],
})
export class SessionModule {}
