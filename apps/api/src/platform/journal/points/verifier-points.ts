import type { KeyObject } from 'node:crypto';
import type { Anomalie } from '../chaine/anomalie.js';
import type { Attente, Depart } from '../chaine/suivi-de-chaine.js';
import { clePublique, empreinteDeCle } from './cle.js';
import { DEBUT_DE_FICHIER, empreinteDeLigne, lireLigne, type LigneDePoint } from './ligne-de-point.js';

export type PointsVerifies = {
  readonly anomalies: readonly Anomalie[];
  /** Par chaîne, ce que les points affirment. */
  readonly attentes: ReadonlyMap<number, readonly Attente[]>;
  /** Par chaîne, jusqu'où des mois ont été retirés à leur terme. */
  readonly departs: ReadonlyMap<number, readonly Depart[]>;
  readonly moisRetires: readonly string[];
  readonly nombre: number;
  readonly dernierLe: string | null;
  readonly reprises: readonly { readonly le: string; readonly motif: string }[];
};

/** Vérifie l'enchaînement et les signatures d'un fichier de points ; `confiance` est la clé publique connue d'ailleurs, si elle l'est. */
export function verifierPoints(textes: readonly string[], identite: string, confiance: string | null): PointsVerifies {
  const lecture = new LectureDePoints(identite);
  for (const texte of textes) lecture.recevoir(texte);
  return lecture.finir(confiance);
}

class LectureDePoints {
  private readonly anomalies: Anomalie[] = [];
  private readonly attentes = new Map<number, Attente[]>();
  private readonly departs = new Map<number, Depart[]>();
  private readonly moisRetires: string[] = [];
  private readonly reprises: { le: string; motif: string }[] = [];
  private precedent = DEBUT_DE_FICHIER;
  private numero = 0;
  private cle: { objet: KeyObject; texte: string } | null = null;
  private dernierLe: string | null = null;

  constructor(private readonly identite: string) {}

  recevoir(texte: string): void {
    const lue = lireLigne(texte);
    const place = this.numero + 1;
    if (!lue) {
      this.noter(`la ligne ${place} du fichier est illisible.`);
      this.numero = place;
    } else {
      this.enchainer(lue.ligne, place);
      this.lire(lue.ligne, lue.estSigneePar);
    }
    this.precedent = empreinteDeLigne(texte);
  }

  finir(confiance: string | null): PointsVerifies {
    if (confiance !== null && this.cle !== null && this.cle.texte !== confiance)
      this.noter(
        `le fichier finit avec la clé ${empreinteDeCle(this.cle.texte)} et non ${empreinteDeCle(confiance)} : il a été refait, ou la clé changée sans être déclarée.`,
      );
    return {
      anomalies: this.anomalies,
      attentes: this.attentes,
      departs: this.departs,
      moisRetires: this.moisRetires,
      nombre: this.numero,
      dernierLe: this.dernierLe,
      reprises: this.reprises,
    };
  }

  private enchainer(ligne: LigneDePoint, place: number): void {
    if (ligne.numero !== place) this.noter(`le point n° ${place} manque ou n’est pas à sa place.`);
    else if (ligne.precedent !== this.precedent)
      this.noter(`le point n° ${ligne.numero} ne suit pas la ligne d’avant : une ligne a été changée ou retirée.`);
    if (ligne.identite !== this.identite) this.noter(`le point n° ${ligne.numero} est celui d’un autre journal.`);
    this.numero = ligne.numero;
  }

  private lire(ligne: LigneDePoint, estSigneePar: (cle: KeyObject) => boolean): void {
    if (this.cle === null && ligne.type === 'ouverture') this.adopter(ligne.clePublique);
    // Une ligne dont la signature est fausse n'affirme rien.
    if (this.cle === null || !estSigneePar(this.cle.objet))
      return this.noter(`la signature du point n° ${ligne.numero} est fausse.`);
    if (ligne.type === 'cle') this.adopter(ligne.clePublique);
    if (ligne.type === 'reprise') this.oublierAuDela(ligne);
    if (ligne.type === 'retrait') this.retirer(ligne);
    else
      for (const [chaine, seq, hash] of ligne.tetes ?? []) this.attendre(chaine, { seq, hash, numero: ligne.numero });
    this.dernierLe = ligne.le;
  }

  private adopter(texte: string | undefined): void {
    const objet = texte === undefined ? null : clePublique(texte);
    if (objet) this.cle = { objet, texte: texte! };
    else this.noter('une clé publique du fichier est illisible.');
  }

  private oublierAuDela(ligne: LigneDePoint): void {
    this.reprises.push({ le: ligne.le, motif: ligne.motif ?? '' });
    for (const [chaine, seq] of ligne.tetes ?? [])
      this.attentes.set(
        chaine,
        (this.attentes.get(chaine) ?? []).filter((a) => a.seq <= seq),
      );
  }

  private retirer({ mois = [], tetes = [] }: LigneDePoint): void {
    this.moisRetires.push(...mois);
    for (const [chaine, seq, hash] of tetes)
      this.departs.set(chaine, [...(this.departs.get(chaine) ?? []), { seq, hash }]);
  }

  private attendre(chaine: number, attente: Attente): void {
    if (attente.seq === 0) return;
    const connues = this.attentes.get(chaine);
    if (connues) connues.push(attente);
    else this.attentes.set(chaine, [attente]);
  }

  private noter(explication: string): void {
    this.anomalies.push({ nature: 'point', chaine: null, seq: null, explication });
  }
}
