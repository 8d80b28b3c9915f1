/**
 * Regroupe les demandes d'un même calcul, un à la fois par clé : celles qui arrivent pendant qu'il se fait attendent ensemble le
 * prochain, qui verra ce qu'elles viennent de changer. Douze entrées d'un coup coûtent deux calculs, et le dernier rendu est le plus récent.
 */
export class CalculGroupe<T> {
  private readonly enCours = new Map<string, Promise<T>>();
  private readonly prochains = new Map<string, Promise<T>>();

  constructor(private readonly calculer: (cle: string) => Promise<T>) {}

  /** Rend un calcul commencé après cet appel ; son échec est celui de toutes les demandes qu'il sert. */
  demander(cle: string): Promise<T> {
    const prochain = this.prochains.get(cle);
    if (prochain) return prochain;
    const enCours = this.enCours.get(cle);
    if (!enCours) return this.lancer(cle);
    const attendu = enCours
      .catch(() => undefined)
      .then(() => {
        this.prochains.delete(cle);
        return this.lancer(cle);
      });
    this.prochains.set(cle, attendu);
    return attendu;
  }

  private lancer(cle: string): Promise<T> {
    const calcul = this.calculer(cle).finally(() => this.enCours.delete(cle));
    this.enCours.set(cle, calcul);
    return calcul;
  }
}
