import { Module } from '@nestjs/common';
import { AxeController } from './axe.controller.js';
import { ClasserDossier } from './classer-dossier.use-case.js';
import { ResumerAxes } from './resumer-axes.use-case.js';

/** Axes du Service social : PDP et SPS, comptés à part. */
@Module({ controllers: [AxeController], providers: [ClasserDossier, ResumerAxes] })
export class AxeModule {}
