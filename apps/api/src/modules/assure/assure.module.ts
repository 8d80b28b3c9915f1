import { Module } from '@nestjs/common';
import { AssurePort } from './assure.port.js';
import { AssureRepository } from './persistence/assure.repository.js';
import { ReconnaissanceRepository } from './persistence/reconnaissance.repository.js';
import { ReconnaitreAssureController } from './reconnaitre-assure/reconnaitre-assure.controller.js';
import { ReconnaitreAssure } from './reconnaitre-assure/reconnaitre-assure.use-case.js';

/** Assurés : reconnaissance pendant la saisie, rattachement par le NIR. */
@Module({
  controllers: [ReconnaitreAssureController],
  providers: [ReconnaitreAssure, ReconnaissanceRepository, { provide: AssurePort, useClass: AssureRepository }],
  exports: [AssurePort],
})
export class AssureModule {}
