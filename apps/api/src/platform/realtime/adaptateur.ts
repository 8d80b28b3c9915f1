import type { INestApplication } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Configuration } from '../config/configuration.js';
import { AUTHENTIFIER_SOCKET, type AuthentifierSocket } from './authentifier-socket.port.js';
import { GardienSockets } from './gardien-sockets.js';
import { PLACES_SOCKETS, type PlacesSockets } from './places-sockets.port.js';
import { ServeurTempsReel } from './serveur-temps-reel.js';

/** Branche les passerelles de Nest sur le serveur du processus, gardes posées avant toute connexion. */
export class AdaptateurTempsReel extends IoAdapter {
  private gardien: GardienSockets | null = null;

  constructor(
    private readonly app: INestApplication,
    _configuration: Configuration,
  ) {
    super(app);
  }

  override createIOServer(): ReturnType<IoAdapter['createIOServer']> {
    const serveur = this.app.get(ServeurTempsReel);
    if (!this.gardien) {
      this.gardien = new GardienSockets(
        serveur.io,
        this.app.get<AuthentifierSocket>(AUTHENTIFIER_SOCKET, { strict: false }),
        this.app.get<PlacesSockets>(PLACES_SOCKETS, { strict: false }),
      );
      this.gardien.installer();
      serveur.attacher(this.app.getHttpServer());
    }
    return serveur.io as unknown as ReturnType<IoAdapter['createIOServer']>;
  }

  override async close(): Promise<void> {
    await this.app.get(ServeurTempsReel).fermer();
    await this.gardien?.arreter();
  }
}
