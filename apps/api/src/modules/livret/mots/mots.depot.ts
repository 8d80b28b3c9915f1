import { Inject, Injectable } from '@nestjs/common';
import type { MotLivret, PartieLivret } from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

type LigneMot = {
  readonly id: string;
  readonly partie: PartieLivret | null;
  readonly sceau: string;
  readonly partage: boolean;
  readonly version: number;
  readonly le: Date;
};

export type MotAEcrire = Pick<MotLivret, 'id' | 'texte' | 'partie' | 'partage'>;

const COLONNES = `id, partie, texte_scelle AS sceau, partage, version, maj_le AS le`;
const LES_MIENS = `SELECT ${COLONNES} FROM livret_mot WHERE dossier_id = $1::uuid ORDER BY cree_le DESC, id DESC LIMIT 200`;
const PARTAGES = `SELECT ${COLONNES} FROM livret_mot WHERE dossier_id = $1::uuid AND partage ORDER BY cree_le DESC, id DESC LIMIT 200`;

/** Mots de l'assuré. La base ne rend ceux qui ne sont pas partagés qu'à lui ; `partages` ne les demande même pas. */
@Injectable()
export class MotsDepot {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly coffre: Coffre,
  ) {}

  /** Tous, pour l'assuré lui-même. */
  async lesMiens(dossierId: string): Promise<MotLivret[]> {
    const lignes = await this.lecture.lire<LigneMot>({ nom: 'livret-mots', texte: LES_MIENS }, [dossierId]);
    return lignes.map((ligne) => this.ouvrir(ligne));
  }

  /** Ceux qu'il a choisi de partager, pour qui lit son livret. */
  async partages(dossierId: string): Promise<MotLivret[]> {
    const lignes = await this.lecture.lire<LigneMot>({ nom: 'livret-mots-partages', texte: PARTAGES }, [dossierId]);
    return lignes.map((ligne) => this.ouvrir(ligne));
  }

  async verrouiller(tx: Transaction, dossierId: string, id: string): Promise<MotLivret | null> {
    const lignes = await tx.sql<LigneMot>(
      `SELECT ${COLONNES} FROM livret_mot WHERE id = $1 AND dossier_id = $2 FOR UPDATE`,
      [id, dossierId],
    );
    return lignes[0] ? this.ouvrir(lignes[0]) : null;
  }

  async inserer(tx: Transaction, dossierId: string, mot: MotAEcrire): Promise<void> {
    await tx.sql(
      `INSERT INTO livret_mot (id, dossier_id, partie, texte_scelle, partage, cree_le, maj_le) VALUES ($1,$2,$3,$4,$5,$6,$6)`,
      [mot.id, dossierId, mot.partie, this.sceller(mot), mot.partage, tx.maintenant],
    );
  }

  async modifier(tx: Transaction, mot: MotAEcrire): Promise<void> {
    await tx.sql(
      `UPDATE livret_mot SET texte_scelle = $2, partage = $3, version = version + 1, maj_le = $4 WHERE id = $1`,
      [mot.id, this.sceller(mot), mot.partage, tx.maintenant],
    );
  }

  /** N'écrit que le partage : c'est la seule modification que la base admet d'un dossier gelé. */
  async cesserDePartager(tx: Transaction, id: string): Promise<void> {
    await tx.sql(`UPDATE livret_mot SET partage = false, version = version + 1, maj_le = $2 WHERE id = $1`, [
      id,
      tx.maintenant,
    ]);
  }

  async effacer(tx: Transaction, id: string): Promise<void> {
    await tx.sql(`DELETE FROM livret_mot WHERE id = $1`, [id]);
  }

  async compter(tx: Transaction, dossierId: string): Promise<number> {
    const [ligne] = await tx.sql<{ nombre: number }>(
      `SELECT count(*)::int AS nombre FROM livret_mot WHERE dossier_id = $1`,
      [dossierId],
    );
    return ligne?.nombre ?? 0;
  }

  private sceller({ id, texte }: MotAEcrire): string {
    return this.coffre.sceller('livret_mot.texte_scelle', id, texte);
  }

  private ouvrir({ id, partie, sceau, partage, version, le }: LigneMot): MotLivret {
    const texte = this.coffre.ouvrir('livret_mot.texte_scelle', id, sceau);
    return { id, partie, texte, partage, version, le: le.toISOString() };
  }
}
