import type { Anomalie } from './anomalie.js';
import { empreinteDe, genese, type Maillon } from './maillon.js';

/** Ce qu'un point de contrôle signé affirme : à ce seq, cette empreinte. */
export type Attente = { readonly seq: number; readonly hash: string; readonly numero: number };

/** Jusqu'où une chaîne a été retirée à son terme, et l'empreinte à cette place ; signé comme un point. */
export type Depart = { readonly seq: number; readonly hash: string };

/** Maillon dont l'empreinte ne tient pas, à la suite de `precedente`. */
export type Suspect = { readonly maillon: Maillon; readonly precedente: Buffer };

/** Tête écrite en base : seq et empreinte (hexadécimal) du dernier maillon. */
export type Tete = { readonly seq: number; readonly hash: string };

export type BilanDeChaine = {
  readonly anomalies: readonly Anomalie[];
  readonly suspects: readonly Suspect[];
  /** Suspects trouvés, y compris ceux qui n'ont pas été gardés. */
  readonly nombreDeSuspects: number;
};

/** Une chaîne renumérotée rend tout suspect : les premiers suffisent au diagnostic. */
const SUSPECTS_GARDES = 50;

/** Suit une chaîne maillon par maillon, dans l'ordre des seq. */
export class SuiviDeChaine {
  private readonly anomalies: Anomalie[] = [];
  private readonly suspects: Suspect[] = [];
  private readonly attentes: readonly Attente[];
  private nombreDeSuspects = 0;
  private precedente: Buffer;
  /** Place d'avant la première ligne présente : 0, ou la dernière retirée. */
  private place: number | null = null;
  private dernier: { maillon: Maillon; precedente: Buffer; tient: boolean } | null = null;
  private prochaineAttente = 0;
  private confirme = 0;
  private recrite = false;

  constructor(
    private readonly chaine: number,
    attentes: readonly Attente[],
    private readonly departs: readonly Depart[] = [],
  ) {
    this.precedente = genese(chaine);
    this.attentes = [...attentes].sort((a, b) => a.seq - b.seq);
  }

  recevoir(maillon: Maillon): void {
    const attendu = (this.dernier?.maillon.seq ?? this.commencer(maillon.seq)) + 1;
    if (maillon.seq < attendu) return this.recevoirEnDouble(maillon);
    this.confronter(maillon.seq);
    const trou = maillon.seq > attendu;
    if (trou) this.noterTrou(attendu, maillon.seq - 1);
    // Après un trou, l'empreinte précédente est perdue : celle-ci ne peut qu'être prise telle quelle.
    const tient = trou || this.enchaine(this.precedente, maillon);
    if (!tient) this.noterSuspect(maillon, this.precedente);
    this.dernier = { maillon, precedente: this.precedente, tient };
    this.precedente = maillon.hash;
  }

  /** À appeler une fois, après le dernier maillon ; `tete` absente : elle a été effacée. */
  finir(tete: Tete | undefined): BilanDeChaine {
    const seq = this.dernier?.maillon.seq ?? this.commencer(Number.MAX_SAFE_INTEGER);
    this.confronter(Number.MAX_SAFE_INTEGER);
    const promis = Math.max(tete?.seq ?? 0, this.attentes.at(-1)?.seq ?? 0);
    if (promis > seq) this.noterTroncature(seq + 1, promis, tete?.seq ?? 0);
    else this.verifierTete(seq, tete);
    return { anomalies: this.anomalies, suspects: this.suspects, nombreDeSuspects: this.nombreDeSuspects };
  }

  // Un retrait signé dont les lignes sont encore là (arrêt avant la validation) ne change rien : on part du début.
  private commencer(premier: number): number {
    if (this.place !== null) return this.place;
    const depart = this.departs.filter(({ seq }) => seq < premier).reduce<Depart | null>(plusLoin, null);
    if (depart !== null) this.precedente = Buffer.from(depart.hash, 'hex');
    this.place = depart?.seq ?? 0;
    return this.place;
  }

  private enchaine(precedente: Buffer, maillon: Maillon): boolean {
    return empreinteDe(precedente, this.chaine, maillon.seq, maillon).equals(maillon.hash);
  }

  // Deux lignes pour une place : celle qui tient est la vraie, l'autre est de trop.
  private recevoirEnDouble(maillon: Maillon): void {
    const place = this.dernier!;
    const remplace = !place.tient && this.enchaine(place.precedente, maillon);
    const deTrop = remplace ? place.maillon : maillon;
    this.noter('inseree', deTrop.seq, `deux lignes portent ce seq ; la ligne ${deTrop.id} est de trop.`, deTrop.id);
    if (!remplace) return;
    const rang = this.suspects.findIndex((s) => s.maillon === place.maillon);
    if (rang >= 0) this.suspects.splice(rang, 1);
    this.nombreDeSuspects -= 1;
    this.dernier = { ...place, maillon, tient: true };
    this.precedente = maillon.hash;
  }

  private noterSuspect(maillon: Maillon, precedente: Buffer): void {
    this.nombreDeSuspects += 1;
    if (this.suspects.length < SUSPECTS_GARDES) this.suspects.push({ maillon, precedente });
  }

  private noterTrou(seq: number, jusqua: number): void {
    const nombre = jusqua - seq + 1;
    this.anomalies.push({
      nature: 'supprimee',
      chaine: this.chaine,
      seq,
      jusqua,
      explication: nombre === 1 ? 'une ligne manque.' : `${nombre} lignes manquent.`,
    });
  }

  private noterTroncature(seq: number, jusqua: number, teteSeq: number): void {
    const point = this.attentes.at(-1);
    const preuve =
      point && point.seq > teteSeq
        ? `le point de contrôle n° ${point.numero} va jusqu’au seq ${point.seq}`
        : 'la tête de chaîne va plus loin';
    this.anomalies.push({
      nature: 'tronquee',
      chaine: this.chaine,
      seq,
      jusqua,
      explication: `la fin de la chaîne manque (${jusqua - seq + 1} ligne(s)) ; ${preuve}.`,
    });
  }

  private verifierTete(seq: number, tete: Tete | undefined): void {
    if (!tete) return this.noter('tete', null, 'la tête de la chaîne a été effacée.');
    if (seq > tete.seq) {
      const explication = 'ces lignes vont plus loin que la tête : ajoutées hors de l’application, ou tête reculée.';
      this.anomalies.push({ nature: 'inseree', chaine: this.chaine, seq: tete.seq + 1, jusqua: seq, explication });
    } else if (this.dernier?.tient !== false && this.precedente.toString('hex') !== tete.hash)
      this.noter('tete', seq, 'la tête n’a pas l’empreinte de la dernière ligne.');
  }

  // Compare aux points de contrôle tout ce qui précède `avant` : une chaîne récrite en entier se tient, mais pas à eux.
  private confronter(avant: number): void {
    for (; this.prochaineAttente < this.attentes.length; this.prochaineAttente += 1) {
      const attente = this.attentes[this.prochaineAttente]!;
      if (attente.seq >= avant) return;
      if (attente.seq !== (this.dernier?.maillon.seq ?? this.place)) continue;
      if (this.precedente.toString('hex') === attente.hash) this.confirme = attente.seq;
      else this.noterRecriture(attente);
    }
  }

  private noterRecriture(attente: Attente): void {
    const dejaSuspecte = this.suspects.some((s) => s.maillon.seq > this.confirme && s.maillon.seq <= attente.seq);
    if (this.recrite || dejaSuspecte) return;
    this.recrite = true;
    this.anomalies.push({
      nature: 'recrite',
      chaine: this.chaine,
      seq: this.confirme + 1,
      jusqua: attente.seq,
      explication: `ces lignes se tiennent entre elles mais contredisent le point de contrôle n° ${attente.numero} : la chaîne a été refaite.`,
    });
  }

  private noter(nature: Anomalie['nature'], seq: number | null, explication: string, id?: number): void {
    this.anomalies.push({ nature, chaine: this.chaine, seq, explication, ...(id === undefined ? {} : { id }) });
  }
}

const plusLoin = (loin: Depart | null, depart: Depart): Depart =>
  loin !== null && loin.seq > depart.seq ? loin : depart;
