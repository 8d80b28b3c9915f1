import { erreurMetier } from '@pdp/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Configuration } from '../config/configuration.js';
import { nouvelId } from '../config/identifiants.js';
import { ouvrirPortee } from '../database/acces-base.js';
import { poserBornes } from './bornes.js';
import { envoyerProbleme } from './envoyer-probleme.js';
import { nettoyer } from './hygiene.js';
import { refusDOrigine } from './origine.js';

const FORME_CORRELATION = /^[A-Za-z0-9-]{8,64}$/;

/** Crochets communs à toutes les routes : numéro de demande, origine des écritures, tailles et durées, hygiène du corps, aucune mise en cache. */
export function poserCrochets(fastify: FastifyInstance, configuration: Configuration): void {
  fastify.decorateRequest('correlationId', '');
  fastify.addHook('onRequest', (demande, reponse, suite) => {
    const recu = demande.headers['x-correlation-id'];
    demande.correlationId = typeof recu === 'string' && FORME_CORRELATION.test(recu) ? recu : nouvelId();
    void reponse.header('x-correlation-id', demande.correlationId);
    if (!demande.url.startsWith('/api/')) return suite();
    void reponse.header('cache-control', 'no-store');
    const refus = refusDOrigine(lireDemande(demande, configuration));
    if (refus !== null) return envoyerProbleme(reponse, erreurMetier('origine-refusee', refus), demande.correlationId);
    suite();
  });
  poserBornes(fastify);
  fastify.addHook('preValidation', (demande, reponse, suite) => {
    if (!demande.url.startsWith('/api/')) return suite();
    const faute = nettoyer(demande.body) ?? nettoyer(demande.query) ?? nettoyer(demande.params);
    if (faute !== null)
      return envoyerProbleme(
        reponse,
        erreurMetier('requete-invalide', 'Certains champs sont à corriger.', { champs: [faute] }),
        demande.correlationId,
      );
    // Après la lecture du corps : avant elle, la portée se perdrait dans les événements du flux.
    ouvrirPortee(suite);
  });
}

function lireDemande(demande: FastifyRequest, configuration: Configuration): Parameters<typeof refusDOrigine>[0] {
  const texte = (nom: string): string | undefined => {
    const valeur = demande.headers[nom];
    return typeof valeur === 'string' ? valeur : undefined;
  };
  return {
    methode: demande.method,
    hote: demande.headers.host,
    origine: texte('origin'),
    site: texte('sec-fetch-site'),
    entetePdp: texte('x-pdp'),
    publicUrl: configuration.publicUrl,
  };
}
