// Socket légère : le protocole de socket.io sur une WebSocket, sans sa bibliothèque. Deux mille sockets partagent les deux cœurs avec
// ce qu’elles mesurent ; une trame de présence n’est comptée que par son nom, jamais décodée.
const DELAI_MS = 30_000;
const PRESENCE = '42["revue.presence"';

/**
 * Ouvre une socket sous ce cookie ; rend `{ commander(nom, donnees), fermer(), ouverte }`. `surEvenement(nom, donnees)` : `donnees` est
 * null pour une présence si `presence` est faux. `surFin` : la connexion est perdue (jamais après `fermer`).
 */
export function ouvrirFil({ port, cookie, surEvenement, surFin = () => undefined, presence = false }) {
  const ws = new WebSocket(`ws://127.0.0.1:${port}/api/temps-reel/?EIO=4&transport=websocket`, {
    headers: { cookie, origin: `http://127.0.0.1:${port}` },
  });
  const attentes = new Map();
  let numero = 0;
  let voulue = false;
  const fil = {
    ouverte: false,
    commander(nom, donnees) {
      const id = numero++;
      return new Promise((reussir, echouer) => {
        const minuterie = setTimeout(() => finir(id)?.echouer(new Error(`${nom} sans réponse`)), DELAI_MS);
        attentes.set(id, { reussir, echouer, minuterie });
        ws.send(`42${id}${JSON.stringify([nom, donnees])}`);
      });
    },
    fermer() {
      voulue = true;
      ws.close();
    },
    /** Coupe sans prévenir, comme un réseau qui tombe. */
    lacher() {
      ws.close();
    },
  };
  const finir = (id) => {
    const attente = attentes.get(id);
    attentes.delete(id);
    clearTimeout(attente?.minuterie);
    return attente;
  };
  return new Promise((reussir, echouer) => {
    ws.addEventListener('message', ({ data }) => {
      if (data === '2') return ws.send('3');
      if (data.startsWith(PRESENCE) && !presence) return surEvenement('revue.presence', null);
      if (data.startsWith('42')) return surEvenement(...JSON.parse(data.slice(2)));
      if (data.startsWith('43')) {
        const debut = data.indexOf('[');
        return finir(Number(data.slice(2, debut)))?.reussir(JSON.parse(data.slice(debut))[0]);
      }
      if (data.startsWith('40')) {
        fil.ouverte = true;
        return reussir(fil);
      }
      if (data.startsWith('0')) return ws.send('40');
      if (data.startsWith('44')) echouer(new Error(`refusée : ${data.slice(2)}`));
    });
    ws.addEventListener('error', () => echouer(new Error('socket refusée')));
    ws.addEventListener('close', () => {
      const ouverte = fil.ouverte;
      fil.ouverte = false;
      for (const id of [...attentes.keys()]) finir(id).echouer(new Error('socket perdue'));
      echouer(new Error('socket fermée'));
      if (ouverte && !voulue) surFin();
    });
  });
}
