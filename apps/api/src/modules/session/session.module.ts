import { Module } from '@nestjs/common';
import { ChangerHabilitation } from './changer-habilitation/changer-habilitation.use-case.js';
import { LireSession } from './lire-session/lire-session.use-case.js';
import { LectureSession } from './persistence/lecture-session.js';
import { SeDeconnecter } from './se-deconnecter/se-deconnecter.use-case.js';
import { SessionController } from './session.controller.js';

/** Session en cours, changement de fonction, déconnexion. */
@Module({
  controllers: [SessionController],
  providers: [LireSession, ChangerHabilitation, SeDeconnecter, LectureSession],
})
export class SessionModule {}
