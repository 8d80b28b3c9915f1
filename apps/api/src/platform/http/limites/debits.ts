import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible';
import { LECTURE } from '../../config/jetons.js';
import type { Lecture } from '../../database/lecture.js';
import { DEBITS, type SorteDebit } from './limites.js';

type Requete = { readonly name: string; readonly text: string; readonly values: readonly unknown[] };

/**
 * Débits comptés dans PostgreSQL, les mêmes pour tous les processus. Base injoignable : chaque processus compte en mémoire
 * plutôt que de tout ouvrir. Un débit épuisé se refuse de mémoire, sans requête.
 */
@Injectable()
export class Debits {
  private readonly limiteurs: ReadonlyMap<SorteDebit, RateLimiterPostgres>;

  constructor(@Inject(LECTURE) lecture: Lecture) {
    const sortes = Object.keys(DEBITS) as SorteDebit[];
    this.limiteurs = new Map(sortes.map((sorte) => [sorte, limiteur(sorte, lecture)]));
  }

  /** Prend une place ; rend null si elle est accordée, sinon le nombre de secondes à attendre. */
  async consommer(sorte: SorteDebit, cle: string): Promise<number | null> {
    try {
      await this.limiteurs.get(sorte)!.consume(cle);
      return null;
    } catch (refus) {
      if (refus instanceof Error) throw refus;
      return Math.max(1, Math.ceil((refus as RateLimiterRes).msBeforeNext / 1000));
    }
  }
}

function limiteur(sorte: SorteDebit, lecture: Lecture): RateLimiterPostgres {
  const { nombre, dureeS } = DEBITS[sorte];
  const commun = { points: nombre, duration: dureeS, keyPrefix: sorte };
  return new RateLimiterPostgres({
    ...commun,
    storeClient: {
      query: async ({ name, text, values }: Requete) => {
        const rows = await lecture.lireAPart({ nom: name, texte: text }, values);
        return { rows, rowCount: rows.length };
      },
    },
    storeType: 'client',
    tableName: 'limite_debit',
    tableCreated: true,
    clearExpiredByTimeout: false,
    inMemoryBlockOnConsumed: nombre,
    insuranceLimiter: new RateLimiterMemory(commun),
  });
}
