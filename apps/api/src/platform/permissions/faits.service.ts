import { Inject, Injectable } from '@nestjs/common';
import {
  SQL_FAITS_DOSSIER,
  VERSION_REGLES,
  valeursFaitsDossier,
  type FaitsDossier,
  type Sujet,
} from '@pdp/permissions';
import { LECTURE } from '../config/jetons.js';
import { ACCES_SYSTEME } from '../database/acces-base.js';
import { Lecture } from '../database/lecture.js';
import { ensemble } from '../database/requetes-de-transaction.js';
import type { Transaction } from '../database/unite-de-travail.js';

const REQUETE = { nom: `faits-dossier-${VERSION_REGLES}`, texte: SQL_FAITS_DOSSIER };

/** Charge ce qu'il faut savoir d'un dossier pour décider ce qu'un acteur peut y faire ; un `Acteur` est un `Sujet`. */
@Injectable()
export class FaitsService {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  /**
   * Sans `tx` : lecture nommée. Avec `tx` (une écriture) : verrouille d'abord le dossier, puis ses accords, liens et
   * mandats, si bien qu'un retrait d'accord est entièrement avant ou entièrement après l'écriture (trust.md A7.7).
   * `null` si le dossier n'existe pas.
   */
  async charger(sujet: Sujet, dossierId: string, tx?: Transaction): Promise<FaitsDossier | null> {
    const valeurs = valeursFaitsDossier(sujet, dossierId);
    if (!tx) return (await this.lecture.lire<FaitsDossier>(REQUETE, valeurs, ACCES_SYSTEME))[0] ?? null;
    // Envoyées d'un trait, jouées dans l'ordre : les faits sont lus une fois les verrous obtenus.
    const [, [faits]] = await ensemble([verrouiller(tx, dossierId), tx.sql<FaitsDossier>(SQL_FAITS_DOSSIER, valeurs)]);
    if (faits?.limite) tx.signalerGel();
    return faits ?? null;
  }
}

/**
 * Prend le verrou d'écriture d'un dossier, puis fige ses accords et ses liens jusqu'à la fin de la transaction.
 * Toujours dans cet ordre, le dossier d'abord : deux écritures ne s'attendent jamais en croix.
 */
export async function verrouiller(tx: Transaction, dossierId: string): Promise<boolean> {
  const [[dossier]] = await ensemble([
    tx.sql(`SELECT id FROM dossier WHERE id = $1 FOR NO KEY UPDATE`, [dossierId]),
    tx.sql(FIGER, [dossierId]),
  ]);
  return dossier !== undefined;
}

const FIGER = `SELECT
  (SELECT count(*) FROM (SELECT id FROM consentement WHERE dossier_id = $1 AND retire_le IS NULL ORDER BY id FOR SHARE) c) AS accords,
  (SELECT count(*) FROM (SELECT id FROM affectation_dossier WHERE dossier_id = $1 AND fin IS NULL ORDER BY id FOR SHARE) a) AS liens,
  (SELECT count(*) FROM (SELECT id FROM mandat WHERE dossier_id = $1 AND revoque_le IS NULL ORDER BY id FOR SHARE) m) AS mandats`;
