import { TextDecoder } from 'node:util';
import { detecterEncodage, echec, etiquetteEncodage, succes, type EncodageListe, type Resultat } from '@pdp/domain';

/**
 * Décode une liste au fil de l'eau. Tant que tout est ASCII, l'encodage reste à décider : il l'est au premier octet
 * accentué, où qu'il soit dans le fichier, sans jamais relire ce qui est passé.
 */
export class DecodeurListe {
  private attente: Uint8Array = new Uint8Array(0);
  private lu: EncodageListe | null = null;
  private decodeur: TextDecoder | null = null;

  /** `UTF_8` par défaut : un fichier entièrement ASCII se lit pareil dans tous les encodages. */
  get encodage(): EncodageListe {
    return this.lu ?? 'UTF_8';
  }

  /** Texte de ce morceau ; l'échec vaut pour tout le fichier. */
  pousser(morceau: Uint8Array): Resultat<string, 'UTF_16'> {
    if (this.decodeur) return succes(this.decodeur.decode(morceau, { stream: true }));
    const octets = this.attente.length > 0 ? Buffer.concat([this.attente, morceau]) : morceau;
    this.attente = new Uint8Array(0);
    const accent = octets.findIndex((octet) => octet > 0x7f);
    if (accent === -1) return succes(enAscii(octets));
    // Il faut voir le premier caractère accentué en entier pour décider.
    if (octets.length - accent >= CARACTERE_MAX) return this.decider(octets, true);
    this.attente = octets.slice(accent);
    return succes(enAscii(octets.subarray(0, accent)));
  }

  /** Fin du fichier : rend ce qui restait. */
  terminer(): Resultat<string, 'UTF_16'> {
    if (this.decodeur) return succes(this.decodeur.decode());
    if (this.attente.length === 0) return succes('');
    const suite = this.decider(this.attente, false);
    return suite.ok ? succes(suite.valeur + (this.decodeur as TextDecoder | null)!.decode()) : suite;
  }

  private decider(octets: Uint8Array, aUneSuite: boolean): Resultat<string, 'UTF_16'> {
    const detecte = detecterEncodage(octets, aUneSuite);
    if (!detecte.ok) return echec(detecte.erreur);
    this.lu = detecte.valeur;
    this.decodeur = new TextDecoder(etiquetteEncodage(detecte.valeur));
    return succes(this.decodeur.decode(octets, { stream: true }));
  }
}

// Un caractère UTF-8 tient en quatre octets, une marque d'ordre en trois.
const CARACTERE_MAX = 4;

const enAscii = (octets: Uint8Array): string =>
  Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString('latin1');
