import { Module, type DynamicModule } from '@nestjs/common';
import { ENTITES } from './entites.js';
import { MODULES_METIER } from './modules.js';
import { AuthModule } from './platform/auth/auth.module.js';
import type { Configuration } from './platform/config/configuration.js';
import { FichiersModule } from './platform/fichiers/fichiers.module.js';
import { HttpModule } from './platform/http/http.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { QueueModule } from './platform/queue/queue.module.js';
import { RealtimeModule } from './platform/realtime/realtime.module.js';

/** Application entière ; le mode (api, worker, tout-en-un) ne change que ce qui est démarré. */
@Module({})
export class AppModule {
  static pour(configuration: Configuration, horloge?: () => Date): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.pour(configuration, ENTITES, horloge),
        RealtimeModule.pour(configuration),
        QueueModule.pour(configuration),
        FichiersModule.pour(configuration),
        AuthModule.pour(configuration),
        HttpModule,
        ...MODULES_METIER,
      ],
    };
  }
}
