import { STATUT_DE_CODE } from '@pdp/domain';
import type { FastifyInstance } from 'fastify';
import { echapper, page, phrase } from '../auth/pages/gabarit.js';
import { ADRESSE_ERREURS, CODES_ERREUR, ERREURS } from './catalogue-erreurs.js';

/** Sert la page que nomme le `type` de chaque problème : HTML, ou JSON à qui le préfère. Publique, sans donnée. */
export function servirErreurs(fastify: FastifyInstance): void {
  const html = page('Erreurs de l’API', corps());
  const json = CODES_ERREUR.map((code) => ({
    type: `${ADRESSE_ERREURS}#${code}`,
    code,
    statut: STATUT_DE_CODE[code],
    ...ERREURS[code],
  }));
  fastify.get(ADRESSE_ERREURS, (demande, reponse) =>
    veutDuJson(demande.headers.accept)
      ? reponse.header('vary', 'accept').send(json)
      : reponse.header('vary', 'accept').type('text/html; charset=utf-8').send(html),
  );
}

const veutDuJson = (accept = ''): boolean => accept.includes('application/json') && !accept.includes('text/html');

const corps = (): string => `<h1>Erreurs de l’API</h1>
<p>Une erreur est un objet « application/problem+json » (RFC 9457). Son « code » est stable&nbsp;; son « type » mène ici.</p>
${CODES_ERREUR.map(section).join('\n')}`;

const section = (code: (typeof CODES_ERREUR)[number]): string => `<section class="carte" id="${echapper(code)}">
<h2>${STATUT_DE_CODE[code]} ${echapper(code)}</h2>
<p><strong>${phrase(ERREURS[code].titre)}</strong></p>
<p>${phrase(ERREURS[code].sens)}</p>
<p>Que faire&nbsp;: ${phrase(ERREURS[code].quoiFaire)}</p>
</section>`;
