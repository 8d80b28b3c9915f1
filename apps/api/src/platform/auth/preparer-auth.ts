import type { INestApplicationContext } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { Configuration } from '../config/configuration.js';
import { ComptesDemo } from '../demo/oidc/comptes-demo.js';
import { FournisseurDemo } from '../demo/oidc/fournisseur-demo.js';
import { monterFournisseurDemo } from '../demo/oidc/montage.js';

/** À appeler avant l'écoute : monte le fournisseur d'identité de la démonstration, et lui seul, sur le même serveur. */
export function preparerAuth(
  app: INestApplicationContext,
  fastify: FastifyInstance,
  configuration: Configuration,
): void {
  if (!configuration.demo || configuration.oidc !== null) return;
  const fournisseur = app.get(FournisseurDemo);
  fournisseur.ecouterSur(() => fastify.server.address());
  monterFournisseurDemo(fastify, { fournisseur, comptes: app.get(ComptesDemo), publicUrl: configuration.publicUrl });
}
