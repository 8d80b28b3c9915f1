import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

/** En-tête par lequel un essai choisit son nœud ; sans lui, le répartiteur alterne. */
export const CHOIX = 'x-noeud';

/** Répartiteur d'essai devant plusieurs API : HTTP demande par demande, WebSocket connexion par connexion. */
export type Repartiteur = {
  readonly url: string;
  /** Demandes servies par chaque nœud : une preuve que la charge est bien partagée. */
  readonly servies: readonly number[];
  /** Envoie tout, sauf choix contraire, au nœud de ce rang ; `null` : de nouveau en alternance. */
  viser(rang: number | null): void;
  fermer(): Promise<void>;
};

/** Ouvre un répartiteur sur un port libre devant ces adresses `http://hôte:port`. */
export async function ouvrirRepartiteur(noeuds: readonly string[]): Promise<Repartiteur> {
  const cibles = noeuds.map((n) => ({ hote: new URL(n).hostname, port: Number(new URL(n).port) }));
  const servies = cibles.map(() => 0);
  let vise: number | null = null;
  let tour = 0;
  const choisir = (demande: IncomingMessage): (typeof cibles)[number] => {
    const choisi = demande.headers[CHOIX];
    const rang = choisi === undefined ? (vise ?? tour++ % cibles.length) : Number(choisi);
    servies[rang]! += 1;
    return cibles[rang]!;
  };
  const serveur = createServer((demande, reponse) => {
    const { hote, port } = choisir(demande);
    const { method, url, headers } = demande;
    const relais = request({ host: hote, port, method, path: url, headers }, (recue) => {
      reponse.writeHead(recue.statusCode ?? 502, recue.rawHeaders);
      recue.pipe(reponse);
    });
    relais.on('error', () => (reponse.headersSent ? reponse.destroy() : reponse.writeHead(502).end()));
    demande.pipe(relais);
  });
  serveur.on('upgrade', (demande: IncomingMessage, client: Duplex, tete: Buffer) => {
    const { hote, port } = choisir(demande);
    const relais = connect(port, hote, () => {
      relais.write(enTetes(demande));
      relais.write(tete);
      relais.pipe(client).pipe(relais);
    });
    for (const [bout, autre] of [
      [relais, client],
      [client, relais],
    ] as const)
      bout.on('error', () => autre.destroy()).on('close', () => autre.destroy());
  });
  const port = await ecouter(serveur);
  return {
    url: `http://127.0.0.1:${port}`,
    servies,
    viser: (rang) => (vise = rang),
    fermer: () =>
      new Promise((dire) => {
        serveur.close(() => dire());
        serveur.closeAllConnections();
      }),
  };
}

function enTetes({ method, url, rawHeaders }: IncomingMessage): string {
  const lignes = Array.from(
    { length: rawHeaders.length / 2 },
    (_, i) => `${rawHeaders[2 * i]}: ${rawHeaders[2 * i + 1]}`,
  );
  return [`${method} ${url} HTTP/1.1`, ...lignes, '', ''].join('\r\n');
}

function ecouter(serveur: Server): Promise<number> {
  return new Promise((dire, echouer) => {
    serveur.once('error', echouer);
    serveur.listen(0, '127.0.0.1', () => dire((serveur.address() as { port: number }).port));
  });
}
