import { Module } from '@nestjs/common';
import { LectureRegles } from './persistence/lecture-regles.js';
import { ReglesDepot } from './persistence/regles.depot.js';
import { RegleController } from './regle.controller.js';
import { Regles } from './regles.use-case.js';

/** Règles datées d'une plateforme, au-dessus du catalogue livré. */
@Module({ controllers: [RegleController], providers: [LectureRegles, Regles, ReglesDepot] })
export class RegleModule {}
