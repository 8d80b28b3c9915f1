import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 128 });

/** Demande HTTP sous ce cookie ; rend `{ statut, corps }`. */
export function demander({ port, cookie, methode = 'GET', chemin, corps, entetes = {} }) {
  const contenu = corps === undefined ? null : Buffer.from(JSON.stringify(corps));
  const headers = { cookie, 'x-pdp': '1', ...entetes };
  if (contenu) Object.assign(headers, { 'content-type': 'application/json', 'content-length': contenu.length });
  return new Promise((reussir, echouer) => {
    const demande = request({ host: '127.0.0.1', port, path: chemin, method: methode, headers, agent }, (reponse) => {
      let texte = '';
      reponse.setEncoding('utf8').on('data', (morceau) => (texte += morceau));
      reponse.on('end', () => reussir({ statut: reponse.statusCode, corps: texte === '' ? null : enJson(texte) }));
      reponse.on('error', echouer);
    });
    demande.on('error', echouer);
    demande.end(contenu ?? undefined);
  });
}

function enJson(texte) {
  try {
    return JSON.parse(texte);
  } catch {
    return texte;
  }
}
