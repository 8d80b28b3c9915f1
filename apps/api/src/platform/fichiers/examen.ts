import { createHash } from 'node:crypto';
import {
  CHEVAUCHEMENT,
  FENETRE,
  LIMITES_DOCUMENT,
  defautDeForme,
  estProtege,
  typeDeFichier,
  type DefautFichier,
  type TypeFichier,
} from '@pdp/domain';

/** Fichier refusé à la lecture de ses octets. */
export class FichierRefuse extends Error {
  override readonly name = 'FichierRefuse';
  constructor(readonly defaut: DefautFichier) {
    super(defaut);
  }
}

/** Ce que la lecture d'un fichier a établi. */
export type Examen = { readonly type: TypeFichier; readonly octets: number; readonly empreinte: string };

/**
 * Juge un fichier pendant qu'il passe : type d'après ses premiers octets, taille, forme de sa fin, SHA-256. Lève
 * `FichierRefuse` dès que c'est su : rien d'un type refusé n'est rendu.
 */
export class Examinateur {
  private readonly empreinte = createHash('sha256');
  private tete: Buffer = Buffer.alloc(0);
  private queue: Buffer = Buffer.alloc(0);
  private octets = 0;
  private type: TypeFichier | null = null;

  /** Rend les octets reçus, inchangés. */
  async *lire(flux: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const morceau of flux) {
      this.compter(morceau);
      if (this.type !== null) yield morceau;
      else if (this.tete.length >= FENETRE.tete) yield this.reconnaitre();
    }
    if (this.octets === 0) throw new FichierRefuse('VIDE');
    if (this.type === null) yield this.reconnaitre();
  }

  /** À appeler une fois tout lu : conclut, ou refuse. */
  conclure(): Examen {
    if (this.type === null) throw new FichierRefuse('VIDE');
    const defaut = defautDeForme(this.type, this.tete, this.queue);
    if (defaut !== null) throw new FichierRefuse(defaut);
    return { type: this.type, octets: this.octets, empreinte: this.empreinte.digest('hex') };
  }

  private compter(morceau: Uint8Array): void {
    this.octets += morceau.length;
    if (this.octets > LIMITES_DOCUMENT.octets) throw new FichierRefuse('TROP_GROS');
    this.empreinte.update(morceau);
    const suite = Buffer.concat([this.queue, morceau]);
    if (this.tete.length < FENETRE.tete) this.tete = Buffer.concat([this.tete, morceau]);
    if (this.type === 'application/pdf' && estProtege(suite.subarray(Math.max(0, this.queue.length - CHEVAUCHEMENT))))
      throw new FichierRefuse('PROTEGE');
    this.queue = Buffer.from(suite.subarray(Math.max(0, suite.length - FENETRE.queue)));
  }

  // Rend ce qui a été retenu le temps de reconnaître le type.
  private reconnaitre(): Buffer {
    this.type = typeDeFichier(this.tete);
    if (this.type === null) throw new FichierRefuse('TYPE_REFUSE');
    if (this.type === 'application/pdf' && estProtege(this.tete)) throw new FichierRefuse('PROTEGE');
    return this.tete;
  }
}
