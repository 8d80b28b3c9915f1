import type { Acteur } from '../config/acteur.js';

/** Session relue de la base : qui agit, dernière activité écrite, et fin absolue. */
export type SessionConnue = {
  readonly acteur: Acteur;
  readonly lueA: number;
  readonly vueA: number;
  readonly echeance: number;
};

/** Âge maximal d'une entrée : une révocation dont l'annonce se perd prend effet dans la seconde. */
const FRAICHEUR_MS = 1000;

/**
 * Sessions lues il y a moins d'une seconde, en nombre borné. Une lecture partie avant une révocation ne doit pas y
 * entrer après elle : `garder` compare la génération notée avant de lire.
 */
export class CacheSessions {
  private readonly parCle = new Map<string, SessionConnue>();
  private readonly cleDeSession = new Map<string, string>();
  private tour = 0;

  constructor(private readonly taille = 5000) {}

  /** À noter avant une lecture en base, à rendre à `garder`. */
  get generation(): number {
    return this.tour;
  }

  lire(cle: string, maintenant: number): SessionConnue | null {
    const connue = this.parCle.get(cle);
    if (!connue) return null;
    const age = maintenant - connue.lueA;
    if (age >= 0 && age < FRAICHEUR_MS && maintenant < connue.echeance) return connue;
    this.retirer(cle, connue);
    return null;
  }

  garder(cle: string, connue: SessionConnue, generation: number): void {
    if (generation !== this.tour) return;
    this.parCle.delete(cle);
    this.parCle.set(cle, connue);
    this.cleDeSession.set(connue.acteur.sessionId, cle);
    if (this.parCle.size <= this.taille) return;
    const [ancienne] = this.parCle;
    if (ancienne) this.retirer(ancienne[0], ancienne[1]);
  }

  oublier(sessionId: string): void {
    this.tour++;
    const cle = this.cleDeSession.get(sessionId);
    const connue = cle === undefined ? undefined : this.parCle.get(cle);
    if (cle !== undefined && connue) this.retirer(cle, connue);
  }

  oublierTout(): void {
    this.tour++;
    this.parCle.clear();
    this.cleDeSession.clear();
  }

  get nombre(): number {
    return this.parCle.size;
  }

  private retirer(cle: string, connue: SessionConnue): void {
    this.parCle.delete(cle);
    this.cleDeSession.delete(connue.acteur.sessionId);
  }
}
