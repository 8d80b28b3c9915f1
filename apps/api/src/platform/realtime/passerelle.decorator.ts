import {
  UseFilters,
  UseGuards,
  UseInterceptors,
  UsePipes,
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
} from '@nestjs/common';
import { WebSocketGateway } from '@nestjs/websockets';
import type { Acteur } from '../config/acteur.js';
import { pipeDeValidation } from '../http/validation.pipe.js';
import { AccuseInterceptor } from './accuse.interceptor.js';
import { FiltrePasserelle } from './filtre-passerelle.js';
import { GardePasserelle } from './garde-passerelle.js';
import { HygienePipe } from './hygiene.pipe.js';
import type { SocketPdp } from './salles.js';

/**
 * Passerelle de temps réel. Chaque `@SubscribeMessage` déclare son acte (`@ActeDeclare`, `@Connecte`), reçoit un DTO
 * validé comme en HTTP, et rend simplement ses données : l'accusé `{ ok, donnees | probleme }` est posé pour elle.
 */
export const PasserelleTempsReel = (): ClassDecorator =>
  applyDecorators(
    // Filtres, gardes et pipes globaux ne s'appliquent pas aux passerelles : ils sont liés ici, une fois.
    WebSocketGateway(),
    UseFilters(new FiltrePasserelle()),
    UseGuards(new GardePasserelle()),
    UsePipes(new HygienePipe(), pipeDeValidation()),
    UseInterceptors(new AccuseInterceptor()),
  );

/** L'acteur de la socket, dont la session a été vérifiée il y a moins d'une seconde. */
export const MoiSocket = createParamDecorator(
  (_: unknown, contexte: ExecutionContext): Acteur => contexte.switchToWs().getClient<SocketPdp>().data.acteur,
);
