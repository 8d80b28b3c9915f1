import { detecterSeparateur, type SeparateurListe } from '@pdp/domain';

/** Enregistrement lu : `numero` est le numéro de ligne du fichier où il commence, en comptant depuis 1. */
export type Enregistrement = { readonly numero: number; readonly cellules: readonly string[] };

/** Fichier que l'on renonce à lire : une bombe, ou autre chose qu'un CSV. */
export class FichierIllisible extends Error {
  override readonly name = 'FichierIllisible';

  constructor(readonly raison: 'LIGNE_DEMESUREE' | 'GUILLEMETS_OUVERTS') {
    super(raison);
  }
}

/** Une ligne physique au-delà n'est pas une ligne de liste (trust.md A6.3). */
const LIGNE_MAX = 1024 * 1024;
/** Une cellule entre guillemets au-delà n'est pas une cellule : le guillemet n'a jamais été refermé. */
const CELLULE_MAX = 32 * 1024;
/** Chaque guillemet jamais refermé relit au plus une cellule : au-delà, le fichier n'est pas un CSV. */
const REPRISES_MAX = 100;

/**
 * Lit un CSV au fil de l'eau : guillemets doublés, séparateur et fins de ligne dans une cellule. Un guillemet jamais
 * refermé ne mange que sa ligne. Ne garde en mémoire que l'enregistrement incomplet.
 */
export class LecteurCsv {
  private reste = '';
  private ligne = 1;
  private reprises = 0;
  private lu: SeparateurListe | null = null;

  /** Décidé sur la première ligne. */
  get separateur(): SeparateurListe {
    return this.lu ?? ';';
  }

  /** Enregistrements complets que ce texte permet de lire. */
  *pousser(texte: string): Generator<Enregistrement> {
    this.reste += texte;
    yield* this.vider(false);
  }

  /** Fin du fichier : la dernière ligne peut ne pas finir par une fin de ligne. */
  *terminer(): Generator<Enregistrement> {
    yield* this.vider(true);
  }

  private *vider(estFin: boolean): Generator<Enregistrement> {
    let debut = 0;
    try {
      while (debut < this.reste.length) {
        const lu = this.lireUn(debut, estFin);
        if (lu === null) break;
        const numero = this.ligne;
        this.ligne += lu.lignes;
        debut = lu.fin;
        yield { numero, cellules: lu.cellules };
      }
    } finally {
      this.reste = debut >= this.reste.length ? '' : this.reste.slice(debut);
    }
  }

  private lireUn(debut: number, estFin: boolean): { cellules: string[]; fin: number; lignes: number } | null {
    const saut = this.reste.indexOf('\n', debut);
    const finLigne = saut === -1 ? this.reste.length : saut;
    if (finLigne - debut > LIGNE_MAX) throw new FichierIllisible('LIGNE_DEMESUREE');
    if (saut === -1 && !estFin) return null;
    this.lu ??= detecterSeparateur(this.reste.slice(debut, finLigne));
    const simple = { fin: finLigne + 1, lignes: 1 };
    const ligne = this.reste.slice(debut, sansRetour(this.reste, finLigne));
    if (!ligne.includes('"')) return { cellules: ligne.split(this.lu), ...simple };
    const cite = this.lireCite(debut, estFin);
    if (cite !== 'JAMAIS_FERME') return cite;
    this.reprises += 1;
    if (this.reprises > REPRISES_MAX) throw new FichierIllisible('GUILLEMETS_OUVERTS');
    return { cellules: ligne.split(this.lu), ...simple };
  }

  /** Lecture caractère par caractère, pour les seules lignes qui portent un guillemet ; `null` : il faut la suite. */
  private lireCite(
    debut: number,
    estFin: boolean,
  ): { cellules: string[]; fin: number; lignes: number } | null | 'JAMAIS_FERME' {
    const cellules: string[] = [];
    let position = debut;
    let lignes = 0;
    for (;;) {
      const cellule = this.reste[position] === '"' ? this.lireEntreGuillemets(position) : this.lireNue(position);
      if (cellule === null) return estFin || this.reste.length - position > CELLULE_MAX ? 'JAMAIS_FERME' : null;
      if (cellule.fin - position > CELLULE_MAX) return 'JAMAIS_FERME';
      cellules.push(cellule.texte);
      lignes += cellule.lignes;
      if (cellule.fin - debut > LIGNE_MAX) throw new FichierIllisible('LIGNE_DEMESUREE');
      const suivant = this.reste[cellule.fin];
      if (suivant === undefined && !estFin) return null;
      position = cellule.fin + 1;
      if (suivant !== this.lu) return { cellules, fin: position, lignes: lignes + 1 };
    }
  }

  private lireEntreGuillemets(debut: number): { texte: string; fin: number; lignes: number } | null {
    let depuis = debut + 1;
    for (;;) {
      const guillemet = this.reste.indexOf('"', depuis);
      if (guillemet === -1 || guillemet - debut > CELLULE_MAX) return null;
      if (this.reste[guillemet + 1] === '"') {
        depuis = guillemet + 2;
        continue;
      }
      const texte = this.reste.slice(debut + 1, guillemet).replaceAll('""', '"');
      // Ce qui suit le guillemet fermant, hors norme, est gardé tel quel avec la cellule.
      const nue = this.lireNue(guillemet + 1);
      return { texte: texte + nue.texte, fin: nue.fin, lignes: compterLignes(texte) };
    }
  }

  private lireNue(debut: number): { texte: string; fin: number; lignes: number } {
    let fin = debut;
    while (fin < this.reste.length && this.reste[fin] !== '\n' && this.reste[fin] !== this.lu) fin += 1;
    const bord = this.reste[fin] === this.lu ? fin : sansRetour(this.reste, fin);
    return { texte: this.reste.slice(debut, Math.max(debut, bord)), fin, lignes: 0 };
  }
}

/** Position de fin de ligne, sans le retour chariot qui la précède. */
const sansRetour = (texte: string, fin: number): number => (texte[fin - 1] === '\r' ? fin - 1 : fin);

function compterLignes(texte: string): number {
  let lignes = 0;
  for (let i = texte.indexOf('\n'); i !== -1; i = texte.indexOf('\n', i + 1)) lignes += 1;
  return lignes;
}
