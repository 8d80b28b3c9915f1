import { connect, createServer, type Socket } from 'node:net';

/** Relais TCP d'un essai, posé entre deux processus : il peut se taire sans fermer, puis tout couper. */
export type RelaisTcp = {
  readonly port: number;
  /** Avale tout, dans les deux sens et sans rien fermer : connexions ouvertes, et nouvelles si `nouvelles`. */
  taire(options?: { readonly nouvelles: boolean }): void;
  /** Laisse passer les connexions à venir ; celles qu'on a fait taire le restent. */
  parler(): void;
  /** Réinitialise (RST) toutes les connexions ouvertes. */
  couper(): void;
  fermer(): Promise<void>;
};

type Paire = { readonly bouts: readonly [Socket, Socket]; muette: boolean };

/** Ouvre un relais vers `port` de la boucle locale. */
export async function ouvrirRelaisTcp(port: number): Promise<RelaisTcp> {
  const paires = new Set<Paire>();
  let nouvellesMuettes = false;
  const serveur = createServer((client) => {
    const cible = connect(port, '127.0.0.1');
    const paire: Paire = { bouts: [client, cible], muette: nouvellesMuettes };
    paires.add(paire);
    for (const [de, vers] of [
      [client, cible],
      [cible, client],
    ] as const) {
      de.on('data', (octets) => paire.muette || vers.write(octets));
      // Muette, la fin d'un côté n'est pas sue de l'autre : c'est ce que fait un câble débranché.
      de.on('end', () => paire.muette || vers.end());
      de.on('error', () => paire.muette || vers.destroy());
      de.on('close', () => {
        if (paire.muette && !vers.destroyed) return;
        vers.destroy();
        paires.delete(paire);
      });
    }
  });
  const couper = (): void => {
    for (const paire of paires) for (const bout of paire.bouts) bout.resetAndDestroy();
    paires.clear();
  };
  await new Promise<void>((dire, echouer) => serveur.once('error', echouer).listen(0, '127.0.0.1', dire));
  return {
    port: (serveur.address() as { port: number }).port,
    taire: ({ nouvelles } = { nouvelles: true }) => {
      nouvellesMuettes = nouvelles;
      for (const paire of paires) paire.muette = true;
    },
    parler: () => void (nouvellesMuettes = false),
    couper,
    fermer: () =>
      new Promise((dire) => {
        serveur.close(() => dire());
        couper();
      }),
  };
}

/** La même adresse, par ce relais. */
export function parRelais(url: string, relais: RelaisTcp): string {
  const adresse = new URL(url);
  adresse.port = String(relais.port);
  return adresse.href;
}
