// NOTIFY refuse une charge de 8 000 octets ; le brouillon d'une décision peut la dépasser.
const CHARGE_MAX = 7_500;
const MORCEAU_OCTETS = 5_400;
const MESSAGES_EN_COURS = 200;

/** Met un message en une ou plusieurs charges de NOTIFY ; `numero` les distingue (NOTIFY fond deux charges égales). */
export function decouper(processus: string, numero: number, message: unknown): string[] {
  const entiere = JSON.stringify([processus, numero, message]);
  if (Buffer.byteLength(entiere) <= CHARGE_MAX) return [entiere];
  const octets = Buffer.from(JSON.stringify(message));
  const total = Math.ceil(octets.length / MORCEAU_OCTETS);
  return Array.from({ length: total }, (_, i) =>
    JSON.stringify([
      processus,
      numero,
      i,
      total,
      octets.subarray(i * MORCEAU_OCTETS, (i + 1) * MORCEAU_OCTETS).toString('base64'),
    ]),
  );
}

/** Recompose les messages des autres processus ; rend null tant qu'il manque un morceau, ou si c'est le nôtre. */
export class Recomposition {
  private readonly enCours = new Map<string, Buffer[]>();

  constructor(private readonly moi: string) {}

  recevoir(charge: string): unknown {
    const lu: unknown = lire(charge);
    if (!Array.isArray(lu) || lu[0] === this.moi) return null;
    if (lu.length === 3) return lu[2];
    const [processus, numero, rang, total, morceau] = lu as [string, number, number, number, string];
    return this.assembler(`${processus}.${numero}`, rang, total, Buffer.from(morceau, 'base64'));
  }

  private assembler(cle: string, rang: number, total: number, morceau: Buffer): unknown {
    const morceaux = this.enCours.get(cle) ?? [];
    morceaux[rang] = morceau;
    this.enCours.set(cle, morceaux);
    if (morceaux.filter(Boolean).length < total) {
      this.oublierLePlusVieux();
      return null;
    }
    this.enCours.delete(cle);
    return lire(Buffer.concat(morceaux).toString('utf8'));
  }

  // Un morceau perdu (coupure) ne doit pas rester en mémoire.
  private oublierLePlusVieux(): void {
    if (this.enCours.size <= MESSAGES_EN_COURS) return;
    const [premier] = this.enCours.keys();
    if (premier !== undefined) this.enCours.delete(premier);
  }
}

function lire(texte: string): unknown {
  try {
    return JSON.parse(texte) as unknown;
  } catch {
    return null;
  }
}
