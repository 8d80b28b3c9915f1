import { Inject, Injectable } from '@nestjs/common';
import {
  calculerFaits,
  donneesDossierSql,
  donneesEnCours,
  SQL_FAITS_DOSSIER,
  sqlFaitsDossier,
  VERSION_REGLES,
  valeursFaitsDossier,
  type DonneesLues,
  type FaitsDossier,
  type Sujet,
} from '@pdp/permissions';
import { LECTURE } from '../config/jetons.js';
import { ACCES_SYSTEME } from '../database/acces-base.js';
import { Lecture } from '../database/lecture.js';
import { ensemble } from '../database/requetes-de-transaction.js';
import type { Transaction } from '../database/unite-de-travail.js';

const REQUETE = { nom: `faits-dossier-${VERSION_REGLES}`, texte: SQL_FAITS_DOSSIER };
const DONNEES = {
  nom: 'dossier-donnees',
  texte: `SELECT ${donneesDossierSql('d')} AS donnees FROM dossier d WHERE d.id = $1::uuid`,
};

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
    return sousVerrou(tx, DU_DOSSIER, valeurs);
  }

  /** Faits d'un dossier pour chacun de ces sujets, dans leur ordre, en une lecture ; tous nuls si le dossier n'existe pas. */
  async chargerPour(sujets: readonly Sujet[], dossierId: string): Promise<readonly (FaitsDossier | null)[]> {
    if (sujets.length === 0) return [];
    const [ligne] = await this.lecture.lire<{ donnees: DonneesLues }>(DONNEES, [dossierId], ACCES_SYSTEME);
    return ligne ? faitsDeChacun(sujets, ligne.donnees) : sujets.map(() => null);
  }

  /** Comme `charger` avec `tx`, pour le dossier de ce passage : son id n'a pas besoin d'être connu, rien n'est attendu pour lui. */
  chargerDuPassage(sujet: Sujet, passageId: string, tx: Transaction): Promise<FaitsDossier | null> {
    return sousVerrou(tx, DU_PASSAGE, valeursFaitsDossier(sujet, passageId));
  }
}

/** Faits de chacun de ces sujets, dans leur ordre, d'après un dossier lu à l'instant (`donneesDossierSql`). */
export function faitsDeChacun(sujets: readonly Sujet[], lues: DonneesLues): readonly FaitsDossier[] {
  const donnees = donneesEnCours(lues, new Date());
  return sujets.map((sujet) => calculerFaits(sujet, donnees));
}

// Envoyées d'un trait, jouées dans l'ordre : les faits sont lus une fois les verrous obtenus.
async function sousVerrou(
  tx: Transaction,
  textes: Textes,
  valeurs: readonly (string | null)[],
): Promise<FaitsDossier | null> {
  const repere = [valeurs.at(-1)];
  const [, , [faits]] = await ensemble([
    tx.sql(textes.verrou, repere),
    tx.sql(textes.figer, repere),
    tx.sql<FaitsDossier>(textes.faits, valeurs),
  ]);
  if (faits?.limite) tx.signalerGel();
  return faits ?? null;
}

/**
 * Prend le verrou d'écriture d'un dossier, puis fige ses accords et ses liens jusqu'à la fin de la transaction.
 * Toujours dans cet ordre, le dossier d'abord : deux écritures ne s'attendent jamais en croix.
 */
export async function verrouiller(tx: Transaction, dossierId: string): Promise<boolean> {
  const [[dossier]] = await ensemble([tx.sql(DU_DOSSIER.verrou, [dossierId]), tx.sql(DU_DOSSIER.figer, [dossierId])]);
  return dossier !== undefined;
}

type Textes = { readonly verrou: string; readonly figer: string; readonly faits: string };

/** Textes SQL dont le dernier paramètre est le repère ; `dossier` en tire l'id du dossier. */
const textes = (dossier: (parametre: string) => string): Textes => ({
  verrou: `SELECT id FROM dossier WHERE id = ${dossier('$1')} FOR NO KEY UPDATE`,
  figer: `WITH v AS MATERIALIZED (SELECT ${dossier('$1')} AS id) SELECT
  (SELECT count(*) FROM (SELECT id FROM consentement WHERE dossier_id = (SELECT id FROM v) AND retire_le IS NULL ORDER BY id FOR SHARE) c) AS accords,
  (SELECT count(*) FROM (SELECT id FROM affectation_dossier WHERE dossier_id = (SELECT id FROM v) AND fin IS NULL ORDER BY id FOR SHARE) a) AS liens,
  (SELECT count(*) FROM (SELECT id FROM mandat WHERE dossier_id = (SELECT id FROM v) AND revoque_le IS NULL ORDER BY id FOR SHARE) m) AS mandats`,
  faits: sqlFaitsDossier(dossier('$7')),
});

const DU_DOSSIER = textes((parametre) => `${parametre}::uuid`);
const DU_PASSAGE = textes((parametre) => `(SELECT p.dossier_id FROM passage_revue p WHERE p.id = ${parametre}::uuid)`);
