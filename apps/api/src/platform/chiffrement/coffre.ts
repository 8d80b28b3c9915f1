import { createHmac } from 'node:crypto';
import { normaliserNir } from '@pdp/domain';
import { lienDe, type NomDeColonne } from './colonnes-scellees.js';
import { ClesDuFichier, type LieuDesCles } from './fichier-cles.js';
import { cleDuSceau, ouvrir, sceller, SceauRefuse } from './sceau.js';
import type { Trousseau } from './trousseau.js';

/** D'où viennent les clés ; `relire` quand une clé inconnue apparaît dans une valeur. */
export type SourceDeCles = { actuel(): Trousseau; relire(): Trousseau };

/** Le NIR sans sa clé : treize caractères, 2A et 2B gardés (trust.md A9). */
const LONGUEUR_NIR = 13;

/** Scelle et ouvre les valeurs chiffrées de la base. Chaque dépôt l'appelle où il écrit et où il lit, jamais ailleurs. */
export class Coffre {
  constructor(private readonly source: SourceDeCles) {}

  static duFichier(lieu: LieuDesCles): Coffre {
    return new Coffre(new ClesDuFichier(lieu));
  }

  /** Scelle sous la clé courante, pour cette ligne de cette colonne. */
  sceller(colonne: NomDeColonne, ligne: string, clair: string): string {
    return this.scellerOctets(colonne, ligne, Buffer.from(clair, 'utf8'));
  }

  /** Comme `sceller`, pour un fichier. */
  scellerOctets(colonne: NomDeColonne, ligne: string, clair: Buffer): string {
    const { courante, cles } = this.source.actuel();
    return sceller({ id: courante, cle: cles.get(courante)! }, clair, lienDe(colonne, ligne));
  }

  /** Lève `SceauRefuse` si la valeur a été changée, déplacée, ou si sa clé n'est pas dans le fichier. */
  ouvrir(colonne: NomDeColonne, ligne: string, sceau: string): string {
    return this.ouvrirOctets(colonne, ligne, sceau).toString('utf8');
  }

  /** Comme `ouvrir`, pour un fichier. */
  ouvrirOctets(colonne: NomDeColonne, ligne: string, sceau: string): Buffer {
    const id = cleDuSceau(sceau);
    const cle = this.source.actuel().cles.get(id) ?? this.source.relire().cles.get(id);
    if (!cle) throw new SceauRefuse(`La clé « ${id} » n’est pas dans le fichier de clés.`);
    return ouvrir(cle, sceau, lienDe(colonne, ligne));
  }

  scellerJson(colonne: NomDeColonne, ligne: string, valeur: unknown): string {
    return this.sceller(colonne, ligne, JSON.stringify(valeur));
  }

  ouvrirJson<T>(colonne: NomDeColonne, ligne: string, sceau: string): T {
    return JSON.parse(this.ouvrir(colonne, ligne, sceau)) as T;
  }

  /** Empreinte de recherche d'un NIR (13 ou 15 caractères) : HMAC-SHA-256 sous une clé à part. */
  empreinteNir(nir: string): Buffer {
    const corps = normaliserNir(nir).slice(0, LONGUEUR_NIR);
    return createHmac('sha256', this.source.actuel().empreinte).update(corps).digest();
  }

  /** Empreinte de recherche d'un courriel, sans la casse ; son préfixe l'empêche de valoir celle d'un NIR ou d'un corps. */
  empreinteCourriel(courriel: string): Buffer {
    const forme = courriel.trim().toLowerCase();
    return createHmac('sha256', this.source.actuel().empreinte).update(`courriel\n${forme}`).digest();
  }

  /** Empreinte d'un corps de demande, en hexadécimal ; son préfixe l'empêche de valoir celle d'un NIR. */
  empreinteDeCorps(texte: string): string {
    return createHmac('sha256', this.source.actuel().empreinte).update(`corps\n${texte}`).digest('hex');
  }

  /** Une réindexation des empreintes a été interrompue : le service ne doit pas démarrer dessus. */
  get reindexationInachevee(): boolean {
    return this.source.actuel().reindexation;
  }
}
