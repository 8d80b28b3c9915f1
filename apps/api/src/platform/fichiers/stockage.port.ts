/** Fichier tel que rangé : son id et sa dernière écriture. */
export type FichierRange = { readonly id: string; readonly ecritLe: Date };

/** Fichier absent du stockage : effacé, ou sauvegarde incomplète. */
export class FichierAbsent extends Error {
  override readonly name = 'FichierAbsent';
}

/** Plus de place, ou stockage en lecture seule : rien n'a été gardé. */
export class StockageIndisponible extends Error {
  override readonly name = 'StockageIndisponible';
}

/** Où vivent les octets, déjà chiffrés, sous un identifiant tiré par nous. À injecter : `StockagePort`. */
export abstract class StockagePort {
  /** Écrit tout ou rien ; lève `StockageIndisponible`, ou l'erreur du flux. */
  abstract ecrire(id: string, flux: AsyncIterable<Uint8Array>): Promise<void>;

  /** Lit au fil de la demande ; lève `FichierAbsent` à la première lecture. */
  abstract lire(id: string): AsyncIterable<Uint8Array>;

  /** Efface, écriture inachevée comprise ; sans effet si le fichier n'est plus là. */
  abstract effacer(id: string): Promise<void>;

  /** Tout ce qui est rangé, écritures inachevées comprises. */
  abstract lister(): AsyncIterable<FichierRange>;
}
