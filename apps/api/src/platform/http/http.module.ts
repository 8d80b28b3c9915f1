import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { SanteController } from '../health/sante.controller.js';
import { ActesGuard } from './actes.guard.js';
import { IdempotenceInterceptor } from './idempotence.interceptor.js';
import { LimitesModule } from './limites/limites.module.js';
import { ProblemeFilter } from './probleme.filter.js';
import { pipeDeValidation } from './validation.pipe.js';

/** Filtres, gardes et validation de toutes les routes. La garde de session vient de AuthModule, importé avant. */
@Module({
  imports: [LimitesModule],
  controllers: [SanteController],
  providers: [
    { provide: APP_FILTER, useClass: ProblemeFilter },
    { provide: APP_GUARD, useClass: ActesGuard },
    { provide: APP_PIPE, useFactory: pipeDeValidation },
    { provide: APP_INTERCEPTOR, useClass: IdempotenceInterceptor },
  ],
})
export class HttpModule {}
