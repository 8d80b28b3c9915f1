import { Global, Module, type Type } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { ConnectedSocket, MessageBody, SubscribeMessage } from '@nestjs/websockets';
import type { Accuse, EvenementsServeur, Probleme } from '@pdp/domain';
import { IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type { Acteur } from '../../src/platform/config/acteur.js';
import { DIFFUSION } from '../../src/platform/config/jetons.js';
import { ActeDeclare, Connecte } from '../../src/platform/http/actes.decorator.js';
import { ProblemeException, introuvable } from '../../src/platform/http/probleme.exception.js';
import { AdaptateurTempsReel } from '../../src/platform/realtime/adaptateur.js';
import { AUTHENTIFIER_SOCKET } from '../../src/platform/realtime/authentifier-socket.port.js';
import type { DiffusionPort } from '../../src/platform/realtime/diffusion.port.js';
import { MoiSocket, PasserelleTempsReel } from '../../src/platform/realtime/passerelle.decorator.js';
import { RealtimeModule } from '../../src/platform/realtime/realtime.module.js';
import { PLACES_SOCKETS } from '../../src/platform/realtime/places-sockets.port.js';
import { quitterSalle, rejoindreSalle, type SocketPdp } from '../../src/platform/realtime/salles.js';
import { configurationDeTest } from '../configuration-de-test.js';
import type { FauxSessions } from './faux-sessions.js';

/** Texte que rien ne doit jamais renvoyer. */
export const CANARI = 'ZQX-CANARI-000123';

/** Agents à qui la passerelle d'essai refuse toute revue ; vidé par les essais. */
export const INTERDITS = new Set<string>();

class RejoindreDto {
  @IsUUID()
  revueId: string;
}

class EcrireDto {
  @IsUUID()
  passageId: string;

  @IsString()
  @MaxLength(2_000)
  texte: string;

  @IsIn([0, 1])
  position: number;
}

/** Passerelle minimale : une commande par cas à prouver. */
@PasserelleTempsReel()
export class PasserelleDEssai {
  @SubscribeMessage('revue.rejoindre')
  @Connecte()
  rejoindre(
    @ConnectedSocket() socket: SocketPdp,
    @MoiSocket() acteur: Acteur,
    @MessageBody() corps: RejoindreDto,
  ): { sequence: number; participants: string[] } {
    if (INTERDITS.has(acteur.utilisateurId)) throw new ProblemeException(introuvable());
    rejoindreSalle(socket, `revue:${corps.revueId}`);
    return { sequence: 1, participants: [acteur.nom] };
  }

  @SubscribeMessage('revue.quitter')
  @Connecte()
  quitter(@ConnectedSocket() socket: SocketPdp, @MessageBody() corps: RejoindreDto): null {
    quitterSalle(socket, `revue:${corps.revueId}`);
    return null;
  }

  @SubscribeMessage('passage.ecrire')
  @Connecte()
  async ecrire(@MessageBody() corps: EcrireDto): Promise<void> {
    await new Promise((suite) => setTimeout(suite, corps.position));
  }

  @SubscribeMessage('essai.conduire')
  @ActeDeclare('revue.conduire')
  conduire(): string {
    return 'conduite';
  }

  @SubscribeMessage('essai.sans-declaration')
  oubliee(): string {
    return CANARI;
  }

  @SubscribeMessage('essai.panne')
  @Connecte()
  panne(): never {
    throw Object.assign(new Error(`la valeur ${CANARI} existe déjà`), { code: '23505' });
  }
}

/** Client de socket.io et ce qu'il a reçu, dans l'ordre. */
export interface ClientDEssai {
  readonly socket: Socket;
  readonly recus: { nom: keyof EvenementsServeur; contenu: unknown }[];
  commander(nom: string, ...corps: unknown[]): Promise<Accuse<unknown>>;
}

/** Processus d'essai : HTTP, sockets, diffusion ; ou worker, sans HTTP. */
export interface Noeud {
  readonly url: string;
  readonly app: NestFastifyApplication;
  readonly diffusion: DiffusionPort;
  /** Connecte un client ; rejette avec le `Probleme` (ou le texte) du refus. */
  connecter(cookie: string | null, options?: Partial<ManagerOptions & SocketOptions>): Promise<ClientDEssai>;
  fermer(): Promise<void>;
}

type Options = {
  readonly databaseUrl: string;
  readonly redisUrl?: string;
  readonly publicUrl?: string;
  readonly sessions: FauxSessions;
};

/** Démarre un nœud qui écoute sur un port libre. */
export async function ouvrirNoeud({ databaseUrl, redisUrl, publicUrl, sessions }: Options): Promise<Noeud> {
  const configuration = configurationDeTest(databaseUrl, { redisUrl: redisUrl ?? null, publicUrl: publicUrl ?? null });
  const chantier = await Test.createTestingModule({
    imports: [RealtimeModule.pour(configuration), fauxAuth(sessions)],
    providers: [PasserelleDEssai],
  }).compile();
  const app = chantier.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), {
    logger: ['error', 'warn'],
  });
  app.useWebSocketAdapter(new AdaptateurTempsReel(app, configuration));
  await app.listen(0, '127.0.0.1');
  const adresse = app.getHttpServer().address() as { port: number };
  const url = `http://127.0.0.1:${adresse.port}`;
  const sockets: Socket[] = [];
  return {
    url,
    app,
    diffusion: app.get<DiffusionPort>(DIFFUSION),
    connecter: (cookie, options) => connecter(url, cookie, options).then((c) => (sockets.push(c.socket), c)),
    fermer: async () => {
      sockets.forEach((s) => s.disconnect());
      await app.close();
    },
  };
}

function fauxAuth(sessions: FauxSessions): Type {
  @Global()
  @Module({
    providers: [
      { provide: AUTHENTIFIER_SOCKET, useValue: sessions },
      { provide: PLACES_SOCKETS, useValue: sessions.places },
    ],
    exports: [AUTHENTIFIER_SOCKET, PLACES_SOCKETS],
  })
  class FauxAuthModule {}
  return FauxAuthModule;
}

function connecter(
  url: string,
  cookie: string | null,
  options: Partial<ManagerOptions & SocketOptions> = {},
): Promise<ClientDEssai> {
  const { extraHeaders, ...reste } = options;
  const socket = io(url, {
    path: '/api/temps-reel',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { ...(cookie === null ? {} : { cookie }), ...extraHeaders },
    ...reste,
  });
  const recus: ClientDEssai['recus'] = [];
  socket.onAny((nom: keyof EvenementsServeur, contenu: unknown) => recus.push({ nom, contenu }));
  const commander: ClientDEssai['commander'] = (nom, ...corps) =>
    socket.timeout(4_000).emitWithAck(nom, ...corps) as Promise<Accuse<unknown>>;
  return new Promise((rendre, rejeter) => {
    socket.once('connect', () => rendre({ socket, recus, commander }));
    socket.once('connect_error', (erreur: Error & { data?: Probleme }) => {
      socket.disconnect();
      rejeter(erreur.data ?? erreur);
    });
  });
}
