import { connect, type Socket } from 'node:net';
import { AntivirusIndisponible, AntivirusPort, signaturePropre, type VerdictAntivirus } from './antivirus.port.js';

const MORCEAU = 64 * 1024;
const REPONSE_MAX = 4096;

/** Délais d'un échange avec clamd, en millisecondes. */
export type DelaisClamd = { readonly connexionMs: number; readonly silenceMs: number };

const DELAIS: DelaisClamd = { connexionMs: 5_000, silenceMs: 60_000 };

/**
 * Client de clamd, commande INSTREAM (man clamd) : chaque morceau est précédé de sa longueur sur 4 octets, un morceau vide
 * finit l'envoi, la réponse est « stream: OK », « stream: <nom> FOUND » ou une erreur. `url` : `tcp://hôte:port` ou
 * `unix:///chemin/du.sock`. Une connexion par fichier : rien d'un échange ne peut déteindre sur le suivant.
 */
export class Clamd extends AntivirusPort {
  override readonly sorte = 'CLAMD';

  constructor(
    private readonly url: string,
    private readonly delais: DelaisClamd = DELAIS,
  ) {
    super();
  }

  async analyser(flux: AsyncIterable<Uint8Array>): Promise<VerdictAntivirus> {
    const socket = await this.ouvrir();
    try {
      const reponse = recevoir(socket);
      // L'envoi peut échouer parce que clamd a déjà répondu puis fermé : sa réponse l'emporte.
      const envoi = envoyer(socket, flux).then(
        () => null,
        (erreur: unknown) => ({ erreur }),
      );
      const premier = await Promise.race([reponse.then(() => null), envoi]);
      if (premier !== null && !(premier.erreur instanceof AntivirusIndisponible)) {
        reponse.catch(() => undefined);
        throw premier.erreur;
      }
      return lireVerdict(await reponse);
    } finally {
      socket.destroy();
    }
  }

  private ouvrir(): Promise<Socket> {
    const { protocol, hostname, port, pathname } = new URL(this.url);
    const socket =
      protocol === 'unix:'
        ? connect({ path: decodeURIComponent(pathname) })
        : connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) });
    socket.setTimeout(this.delais.connexionMs, () => socket.destroy(new AntivirusIndisponible('délai')));
    // Toujours une oreille : une erreur qui arrive une fois l'échange fini ne doit pas arrêter le processus.
    socket.on('error', () => undefined);
    return new Promise((resoudre, rejeter) => {
      socket.once('error', () => rejeter(new AntivirusIndisponible('connexion')));
      socket.once('connect', () => {
        socket.setTimeout(this.delais.silenceMs);
        resoudre(socket);
      });
    });
  }
}

async function envoyer(socket: Socket, flux: AsyncIterable<Uint8Array>): Promise<void> {
  await ecrire(socket, Buffer.from('zINSTREAM\0'));
  for await (const octets of flux)
    for (let debut = 0; debut < octets.length; debut += MORCEAU) {
      const morceau = octets.subarray(debut, debut + MORCEAU);
      await ecrire(socket, longueur(morceau.length));
      await ecrire(socket, morceau);
    }
  await ecrire(socket, longueur(0));
}

function longueur(octets: number): Buffer {
  const entete = Buffer.alloc(4);
  entete.writeUInt32BE(octets);
  return entete;
}

const ecrire = (socket: Socket, octets: Uint8Array): Promise<void> =>
  new Promise((resoudre, rejeter) => {
    if (socket.destroyed) return rejeter(new AntivirusIndisponible('coupure'));
    socket.write(octets, (erreur) => (erreur ? rejeter(new AntivirusIndisponible('coupure')) : resoudre()));
  });

function recevoir(socket: Socket): Promise<string> {
  return new Promise((resoudre, rejeter) => {
    let recu = '';
    socket.on('data', (octets: Buffer) => {
      recu += octets.toString('latin1');
      const fin = recu.indexOf('\0');
      if (fin !== -1) resoudre(recu.slice(0, fin));
      else if (recu.length > REPONSE_MAX) rejeter(new AntivirusIndisponible('réponse'));
    });
    for (const evenement of ['error', 'close', 'end'] as const)
      socket.once(evenement, () => rejeter(new AntivirusIndisponible('coupure')));
  });
}

function lireVerdict(reponse: string): VerdictAntivirus {
  if (reponse === 'stream: OK') return { sain: true };
  const nom = /^stream: (.+) FOUND$/.exec(reponse)?.[1];
  if (nom !== undefined) return { sain: false, signature: signaturePropre(nom) };
  throw new AntivirusIndisponible('réponse');
}
