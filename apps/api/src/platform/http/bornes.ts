import type { IncomingMessage } from 'node:http';
import { erreurMetier, type ErreurMetier } from '@pdp/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { envoyerProbleme } from './envoyer-probleme.js';

/** Ce qu'une demande peut porter, avant tout traitement (trust.md A6.3). La durée est celle d'un corps, en millisecondes. */
export const BORNES = { adresse: 8192, parametres: 100, entetes: 60, corpsMs: 30_000 } as const;

type Bornes = { readonly [B in keyof typeof BORNES]: number };

/**
 * Refuse une adresse ou des en-têtes démesurés, un corps compressé, et ferme la connexion d'un corps qui traîne. Un fichier a
 * le temps du serveur (`requestTimeout`) : cent mégaoctets ne passent pas en trente secondes sur une ligne lente.
 */
export function poserBornes(fastify: FastifyInstance, bornes: Bornes = BORNES): void {
  fastify.addHook('onRequest', (demande, reponse, suite) => {
    const erreur = refusDeTaille(demande, bornes);
    if (erreur) return envoyerProbleme(reponse, erreur, demande.correlationId);
    if (porteUnCorps(demande) && !estUnFichier(demande)) bornerDuree(demande.raw, bornes.corpsMs);
    suite();
  });
}

function refusDeTaille(demande: FastifyRequest, bornes: Bornes): ErreurMetier | null {
  if (demande.url.length > bornes.adresse)
    return erreurMetier('trop-volumineux', 'L’adresse demandée est trop longue.');
  if (demande.url.split('&').length > bornes.parametres)
    return erreurMetier('requete-invalide', 'L’adresse demandée porte trop de paramètres.');
  // Nom et valeur alternent.
  if (demande.raw.rawHeaders.length > 2 * bornes.entetes)
    return erreurMetier('trop-volumineux', 'Les en-têtes de la demande sont trop nombreux.');
  const codage = demande.headers['content-encoding'];
  return codage === undefined || codage === 'identity'
    ? null
    : erreurMetier('type-refuse', 'Un contenu compressé n’est pas accepté : envoyez-le tel quel.');
}

const porteUnCorps = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const estUnFichier = ({ headers }: FastifyRequest): boolean =>
  headers['content-type']?.startsWith('multipart/form-data') ?? false;

const TROP_LENT = 'HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n';

function bornerDuree(brute: IncomingMessage, delaiMs: number): void {
  const limite = setTimeout(() => {
    if (!brute.complete) brute.socket.end(TROP_LENT, () => brute.socket.destroy());
  }, delaiMs);
  const lever = (): void => clearTimeout(limite);
  brute.once('end', lever);
  brute.once('close', lever);
}
