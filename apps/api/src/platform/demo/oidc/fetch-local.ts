import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CustomFetch } from 'openid-client';

const DELAI_MS = 10_000;
const REPONSE_MAX = 256 * 1024;

/** Adresse où ce serveur écoute, quand il écoute. */
export type AdresseEcoutee = () => AddressInfo | string | null;

/**
 * Appelle notre propre serveur par l'hôte local, quelle que soit son adresse publique, en gardant l'en-tête Host :
 * l'échange du code ne sort pas de la machine.
 */
export function fetchLocal(adresse: AdresseEcoutee): CustomFetch {
  return (url, { method, headers, body, signal }) =>
    new Promise((rendre, rejeter) => {
      const ecoute = adresse();
      if (ecoute === null || typeof ecoute === 'string')
        return rejeter(new TypeError('le serveur n’écoute pas encore'));
      const cible = new URL(url);
      const contenu = body === undefined || body === null ? null : Buffer.from(String(body));
      const entetes = { ...headers, host: cible.host, ...(contenu ? { 'content-length': contenu.length } : {}) };
      const options = {
        host: hoteLocal(ecoute),
        port: ecoute.port,
        method,
        path: `${cible.pathname}${cible.search}`,
        headers: entetes,
        agent: false,
        timeout: DELAI_MS,
        ...(signal ? { signal } : {}),
      };
      const requete = http.request(options, (reponse) => void lire(reponse).then(rendre, rejeter));
      requete.on('timeout', () => requete.destroy(new TypeError('délai dépassé')));
      requete.on('error', rejeter);
      requete.end(contenu ?? undefined);
    });
}

function hoteLocal(ecoute: AddressInfo): string {
  if (ecoute.address === '0.0.0.0') return '127.0.0.1';
  return ecoute.address === '::' ? '::1' : ecoute.address;
}

async function lire(reponse: http.IncomingMessage): Promise<Response> {
  const morceaux: Buffer[] = [];
  let taille = 0;
  for await (const morceau of reponse as AsyncIterable<Buffer>) {
    taille += morceau.length;
    if (taille > REPONSE_MAX) throw new TypeError('réponse trop longue');
    morceaux.push(morceau);
  }
  const entetes = new Headers();
  for (const [nom, valeur] of Object.entries(reponse.headers)) if (typeof valeur === 'string') entetes.set(nom, valeur);
  return new Response(morceaux.length > 0 ? Buffer.concat(morceaux) : null, {
    status: reponse.statusCode ?? 500,
    headers: entetes,
  });
}
