import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { FILE, type FilePort } from '../../platform/queue/file.port.js';
import { ImportsRepository } from './persistence/imports.repository.js';

/** Au démarrage, puis chaque jour : aucun import à moitié lu ne reste, aucune ligne lue ne traîne. */
@Injectable()
export class RepriseImports implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly imports: ImportsRepository,
    @Inject(FILE) private readonly file: FilePort,
  ) {}

  onModuleInit(): void {
    this.file.planifier(
      'imports.reprendre',
      { cron: '0 45 3 * * *', fuseau: 'Europe/Paris' },
      async () => void (await this.imports.reprendre()),
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.imports.reprendre();
  }
}
