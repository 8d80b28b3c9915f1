import { ClientHttp, type ReponseHttp } from './client-http.js';

export { ClientHttp, type ReponseHttp };

const SAUTS_MAXIMUM = 12;

/**
 * Joue la vraie connexion avec le fournisseur de la démonstration (redirections, formulaire `compte`, retour) et rend
 * un client connecté. `compte` est le sujet sans domaine : `assistante.sociale`.
 */
export async function connecter(baseUrl: string, compte: string): Promise<ClientHttp> {
  const client = new ClientHttp(baseUrl);
  const formulaire = await suivre(client, `${baseUrl}/api/v1/connexion?retour=/`);
  const arrivee = await choisirCompte(client, formulaire, compte);
  const session = await client.get('/session');
  if (session.statut === 200) return client;
  throw new Error(
    `connexion de ${compte} refusée (${arrivee.reponse.statut}) : ${arrivee.reponse.texte.slice(0, 400)}`,
  );
}

/** Suit les redirections à la main ; s'arrête à la première réponse qui n'en est pas une, ou en quittant l'API. */
export async function suivre(client: ClientHttp, depart: string): Promise<{ url: string; reponse: ReponseHttp }> {
  let url = depart;
  for (let saut = 0; saut < SAUTS_MAXIMUM; saut++) {
    const reponse = await client.get(url, { entetes: { accept: 'text/html' } });
    const suite = reponse.entetes.get('location');
    if (reponse.statut < 300 || reponse.statut >= 400 || suite === null) return { url, reponse };
    const cible = new URL(suite, url);
    if (!/^\/(api|demo)\//.test(cible.pathname)) return { url: cible.href, reponse };
    url = cible.href;
  }
  throw new Error('trop de redirections');
}

/** Envoie le formulaire de la page de connexion, puis suit jusqu'à l'arrivée. */
export async function choisirCompte(
  client: ClientHttp,
  page: { url: string; reponse: ReponseHttp },
  compte: string,
): Promise<{ url: string; reponse: ReponseHttp }> {
  const action = /<form[^>]*\saction="([^"]+)"/.exec(page.reponse.texte)?.[1];
  if (action === undefined)
    throw new Error(`pas de formulaire à ${page.url} (${page.reponse.statut}) : ${page.reponse.texte.slice(0, 400)}`);
  const cible = new URL(action.replaceAll('&amp;', '&'), page.url);
  const envoi = await client.post(cible.href, new URLSearchParams({ compte }), { entetes: { accept: 'text/html' } });
  const suite = envoi.entetes.get('location');
  return suite === null ? { url: cible.href, reponse: envoi } : suivre(client, new URL(suite, cible).href);
}
