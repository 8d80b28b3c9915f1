import { Global, Module } from '@nestjs/common';
import { FaitsService } from './faits.service.js';

/** Droits sur les dossiers, à la disposition de tous les modules : injecter `FaitsService`, puis `refusDAcces`. */
@Global()
@Module({ providers: [FaitsService], exports: [FaitsService] })
export class PermissionsModule {}
