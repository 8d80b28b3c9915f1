import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { ConnexionFraiche } from './connexion-fraiche.js';
import { Debits } from './debits.js';
import { LimitesInterceptor } from './limites.interceptor.js';
import { Moisson } from './moisson.js';
import { PlacesLourdes } from './places-lourdes.js';
import { RefusDeLimite } from './refus-de-limite.js';

/** Limites par agent sur les lectures, et débits de connexion. */
@Module({
  providers: [
    Debits,
    ConnexionFraiche,
    Moisson,
    PlacesLourdes,
    RefusDeLimite,
    { provide: APP_INTERCEPTOR, useClass: LimitesInterceptor },
  ],
  exports: [Debits],
})
export class LimitesModule {}
