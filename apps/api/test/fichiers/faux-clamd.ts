import { createServer, type Server, type Socket } from 'node:net';

/** Ce que le faux clamd répond ; `muet` : il écoute et ne dit rien ; `coupe` : il ferme au premier octet. */
export type Conduite = 'juste' | 'muet' | 'coupe' | 'erreur' | 'trop-gros';

/** Un clamd d'essai : vrai serveur, vrai protocole INSTREAM, une signature à reconnaître. */
export type FauxClamd = {
  readonly url: string;
  /** Contenus reçus en entier, dans l'ordre. */
  readonly recus: Buffer[];
  conduite: Conduite;
  fermer(): Promise<void>;
};

const COMMANDE = Buffer.from('zINSTREAM\0');

/** Ouvre un faux clamd sur un port libre, sur `port`, ou sur une socket unix si `place` est un chemin. */
export async function ouvrirFauxClamd(place: number | string = 0, marque = 'EICAR-STANDARD'): Promise<FauxClamd> {
  const recus: Buffer[] = [];
  const ouvertes = new Set<Socket>();
  const serveur: Server = createServer((socket) => {
    ouvertes.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => ouvertes.delete(socket));
    let recu = Buffer.alloc(0);
    socket.on('data', (octets: Buffer) => {
      if (faux.conduite === 'coupe') return void socket.destroy();
      recu = Buffer.concat([recu, octets]);
      if (faux.conduite === 'trop-gros' && recu.length > 100_000)
        return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      const contenu = lireContenu(recu);
      if (contenu === null || faux.conduite === 'muet') return;
      recus.push(contenu);
      socket.end(reponseA(contenu, faux.conduite, marque));
    });
  });
  const ou = typeof place === 'number' ? { port: place, host: '127.0.0.1' } : { path: place };
  await new Promise<void>((suite) => serveur.listen(ou, suite));
  const adresse = serveur.address();
  const faux: FauxClamd = {
    url: typeof adresse === 'object' && adresse ? `tcp://127.0.0.1:${adresse.port}` : `unix://${String(place)}`,
    recus,
    conduite: 'juste',
    fermer: () => {
      for (const socket of ouvertes) socket.destroy();
      return new Promise((suite) => serveur.close(() => suite()));
    },
  };
  return faux;
}

// Null tant que le morceau vide qui finit l'envoi n'est pas arrivé, ou si la commande n'est pas la bonne.
function lireContenu(recu: Buffer): Buffer | null {
  if (!recu.subarray(0, COMMANDE.length).equals(COMMANDE)) return null;
  const morceaux: Buffer[] = [];
  for (let place = COMMANDE.length; place + 4 <= recu.length;) {
    const longueur = recu.readUInt32BE(place);
    if (longueur === 0) return Buffer.concat(morceaux);
    if (place + 4 + longueur > recu.length) return null;
    morceaux.push(recu.subarray(place + 4, place + 4 + longueur));
    place += 4 + longueur;
  }
  return null;
}

function reponseA(contenu: Buffer, conduite: Conduite, marque: string): string {
  if (conduite === 'erreur') return 'stream: Can’t allocate memory ERROR\0';
  return contenu.includes(marque) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0';
}
