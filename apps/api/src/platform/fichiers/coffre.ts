import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { chiffrer, CLE_FICHIER, dechiffrer } from './chiffrement-flux.js';
import { Examinateur, type Examen } from './examen.js';
import { ScellementPort, type PlaceScellee } from './scellement.port.js';
import { StockagePort } from './stockage.port.js';

/** Fichier rangé : ce que son examen a établi, et sa clé, scellée. */
export type FichierRecu = Examen & { readonly cle: string };

/**
 * Reçoit et rend les fichiers : examinés en arrivant, chiffrés chacun sous sa propre clé, jamais entiers en mémoire.
 * La clé scellée est rendue à l'appelant, qui la garde en base : l'oublier, c'est effacer le contenu.
 */
@Injectable()
export class CoffreFichiers {
  constructor(
    private readonly stockage: StockagePort,
    private readonly scellement: ScellementPort,
  ) {}

  /** Range un fichier sous cet id ; lève `FichierRefuse`, `StockageIndisponible`, ou l'erreur du flux, et ne garde alors rien. */
  async recevoir(id: string, flux: AsyncIterable<Uint8Array>): Promise<FichierRecu> {
    const cle = randomBytes(CLE_FICHIER);
    const examinateur = new Examinateur();
    await this.stockage.ecrire(id, chiffrer(examinateur.lire(flux), cle, id));
    try {
      return { ...examinateur.conclure(), cle: this.scellement.sceller(cle.toString('base64'), placeCle(id)) };
    } catch (erreur) {
      await this.effacer(id);
      throw erreur;
    }
  }

  /** Contenu en clair, au fil de la lecture ; lève `FichierAbsent` ou `FichierAltere`. */
  ouvrir(id: string, cleScellee: string): AsyncIterable<Uint8Array> {
    const cle = Buffer.from(this.scellement.ouvrir(cleScellee, placeCle(id)), 'base64');
    return dechiffrer(this.stockage.lire(id), cle, id);
  }

  /** Efface le contenu ; sans effet s'il n'est plus là. */
  effacer(id: string): Promise<void> {
    return this.stockage.effacer(id);
  }
}

const placeCle = (id: string): PlaceScellee => ({ table: 'fichier', colonne: 'cle_scellee', ligne: id });
