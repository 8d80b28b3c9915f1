import { erreurMetier } from '@pdp/domain';
import type { FastifyInstance } from 'fastify';
import { Counter } from 'prom-client';
import { journalTechnique } from '../health/journal-technique.js';
import { mesures } from '../health/sante.controller.js';
import { SeauDeJetons } from '../realtime/debit.js';
import { envoyerProbleme } from './envoyer-probleme.js';
import { ADRESSE_RAPPORTS, politiqueDeContenu } from './politique-contenu.js';

const TYPES = ['application/csp-report', 'application/reports+json'];
const TAILLE_MAX = 16 * 1024;
const RAPPORTS_PAR_ENVOI = 20;
/** Un navigateur qui boucle, ou quelqu'un qui s'amuse : le surplus n'est ni lu ni compté. */
const DEBIT = { parSeconde: 2, rafale: 100, refusAvantCoupure: Number.MAX_SAFE_INTEGER } as const;

const compteur = new Counter({
  name: 'pdp_csp_refus_total',
  help: 'Contenus bloqués par la politique de contenu, par directive.',
  labelNames: ['directive'],
  registers: [mesures],
});

/**
 * Reçoit les rapports de politique de contenu : les compte par directive, et rien d'autre. Un rapport porte l'adresse de la
 * page et un extrait de ce qui a été bloqué : ni l'un ni l'autre n'est gardé ni journalisé.
 */
export async function recevoirRapportsCsp(fastify: FastifyInstance): Promise<void> {
  const seau = new SeauDeJetons(performance.now(), DEBIT);
  // Ces types de contenu n'existent que pour cette route : les autres continuent de les refuser.
  await fastify.register((enceinte, _, pret) => {
    enceinte.removeAllContentTypeParsers();
    enceinte.addContentTypeParser(TYPES, { parseAs: 'string', bodyLimit: TAILLE_MAX }, (_d, texte, rendre) =>
      rendre(null, String(texte)),
    );
    enceinte.post(ADRESSE_RAPPORTS, (demande, reponse) => {
      if (seau.prendre(performance.now()) !== 'accepter')
        return envoyerProbleme(
          reponse,
          erreurMetier('trop-de-demandes', 'Trop de rapports à la fois.'),
          demande.correlationId,
        );
      for (const directive of directivesDe(demande.body)) compter(directive);
      return reponse.status(204).send();
    });
    pret();
  });
}

function compter(directive: string): void {
  compteur.inc({ directive });
  journalTechnique.warn({ directive }, 'contenu bloqué par la politique de contenu');
}

const CONNUES: ReadonlySet<string> = new Set([
  ...Object.keys(politiqueDeContenu(false, '')),
  'script-src-elem',
  'style-src-elem',
  'style-src-attr',
  'script-src-attr',
]);

/** Directives en cause, prises dans une liste fermée ; un contenu illisible ou inconnu compte pour « autre ». */
function directivesDe(corps: unknown): readonly string[] {
  try {
    const lu: unknown = JSON.parse(String(corps));
    return (Array.isArray(lu) ? lu.slice(0, RAPPORTS_PAR_ENVOI) : [lu]).map(directiveDe);
  } catch {
    return ['autre'];
  }
}

function directiveDe(rapport: unknown): string {
  const r = enObjet(rapport);
  const contenu = enObjet(r['csp-report'] ?? r['body']);
  const nom = contenu['effective-directive'] ?? contenu['effectiveDirective'] ?? contenu['violated-directive'];
  return typeof nom === 'string' && CONNUES.has(nom) ? nom : 'autre';
}

const enObjet = (valeur: unknown): Readonly<Record<string, unknown>> =>
  typeof valeur === 'object' && valeur !== null ? (valeur as Record<string, unknown>) : {};
