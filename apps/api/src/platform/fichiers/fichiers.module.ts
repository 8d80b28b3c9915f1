import { join } from 'node:path';
import { Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { AnalyseSimulee, SansAntivirus } from '../antivirus/analyse-simulee.js';
import { AntivirusPort } from '../antivirus/antivirus.port.js';
import { Clamd } from '../antivirus/clamd.js';
import { Coffre } from '../chiffrement/coffre.js';
import type { Configuration } from '../config/configuration.js';
import { journalTechnique } from '../health/journal-technique.js';
import { CoffreFichiers } from './coffre.js';
import { ScellementParCoffre } from './scellement-par-coffre.js';
import { ScellementPort } from './scellement.port.js';
import { StockageLocal } from './stockage-local.js';
import { StockagePort } from './stockage.port.js';

/** Réception, rangement et analyse des fichiers. */
@Module({})
export class FichiersModule implements OnModuleInit {
  constructor(private readonly antivirus: AntivirusPort) {}

  static pour(configuration: Configuration): DynamicModule {
    return {
      module: FichiersModule,
      global: true,
      providers: [
        { provide: StockagePort, useFactory: () => new StockageLocal(dossierDes(configuration)) },
        { provide: ScellementPort, useFactory: (coffre: Coffre) => new ScellementParCoffre(coffre), inject: [Coffre] },
        { provide: AntivirusPort, useFactory: () => choisirAntivirus(configuration) },
        CoffreFichiers,
      ],
      exports: [StockagePort, ScellementPort, AntivirusPort, CoffreFichiers],
    };
  }

  onModuleInit(): void {
    if (this.antivirus.sorte === 'AUCUNE')
      journalTechnique.warn('aucun antivirus réglé (CLAMD_URL) : le dépôt de documents reste fermé');
  }
}

const dossierDes = ({ dossierDonnees, dossierDocuments }: Configuration): string =>
  dossierDocuments ?? join(dossierDonnees, 'documents');

function choisirAntivirus({ clamdUrl, demo }: Configuration): AntivirusPort {
  if (clamdUrl) return new Clamd(clamdUrl);
  return demo ? new AnalyseSimulee() : new SansAntivirus();
}
