import { io, type Socket } from 'socket.io-client';
import type { ClientHttp } from './client-http.js';

export type TrameRecue = { readonly nom: string; readonly donnees: unknown };

/** Socket d'un essai : garde toutes les trames reçues et rend les accusés. */
export type SocketDeTest = {
  readonly brute: Socket;
  readonly trames: TrameRecue[];
  /** Envoie une commande et attend son accusé. */
  envoyer<T>(
    nom: string,
    donnees: unknown,
  ): Promise<{ ok: true; donnees: T } | { ok: false; probleme: { code: string } }>;
  /** Attend une trame qui convient, déjà reçue ou à venir. */
  attendre<T>(nom: string, convient?: (donnees: T) => boolean, delaiMs?: number): Promise<T>;
  fermer(): void;
};

/** Ouvre une socket au nom d'un client connecté ; `entetes` s'ajoutent à la poignée de main. */
export async function ouvrirSocket(
  client: ClientHttp,
  entetes: Readonly<Record<string, string>> = {},
): Promise<SocketDeTest> {
  const brute = io(client.baseUrl, {
    path: '/api/temps-reel',
    transports: ['websocket'],
    extraHeaders: { cookie: client.enteteCookie(), origin: client.baseUrl, ...entetes },
    reconnection: false,
    forceNew: true,
  });
  const trames: TrameRecue[] = [];
  brute.onAny((nom: string, donnees: unknown) => trames.push({ nom, donnees }));
  await new Promise<void>((resoudre, rejeter) => {
    brute.once('connect', () => resoudre());
    brute.once('connect_error', rejeter);
  });
  return {
    brute,
    trames,
    envoyer: (nom, donnees) => brute.timeout(5000).emitWithAck(nom, donnees),
    attendre: (nom, convient = () => true, delaiMs = 12_000) =>
      attendre(trames, nom, convient as (d: unknown) => boolean, delaiMs) as Promise<never>,
    fermer: () => brute.close(),
  };
}

async function attendre(
  trames: readonly TrameRecue[],
  nom: string,
  convient: (d: unknown) => boolean,
  delaiMs: number,
): Promise<unknown> {
  const fin = Date.now() + delaiMs;
  for (;;) {
    const trouvee = trames.find((t) => t.nom === nom && convient(t.donnees));
    if (trouvee) return trouvee.donnees;
    if (Date.now() > fin)
      throw new Error(`trame « ${nom} » non reçue ; reçues : ${trames.map((t) => t.nom).join(', ')}`);
    await new Promise((r) => setTimeout(r, 20));
  }
}
