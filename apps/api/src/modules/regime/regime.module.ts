import { Module } from '@nestjs/common';
import { TacheModule } from '../tache/tache.module.js';
import { OrienterMsa } from './orienter-msa.js';

/** Régime d'une personne : ce que change le régime agricole. */
@Module({ imports: [TacheModule], providers: [OrienterMsa] })
export class RegimeModule {}
