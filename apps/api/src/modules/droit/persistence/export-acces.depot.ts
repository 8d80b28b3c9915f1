import { Inject, Injectable } from '@nestjs/common';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { ACCES_SYSTEME } from '../../../platform/database/acces-base.js';
import { Lecture } from '../../../platform/database/lecture.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

/** Format d'un fichier remis. */
export type FormatExport = 'pdf' | 'json';

export type ExportARemplir = { readonly id: string; readonly demandeId: string; readonly dossierId: string };

/** Fichiers en clair ; `pdf` manque sur une machine qui ne sait pas en composer. */
export type FichiersExport = { readonly json: Buffer; readonly pdf: Buffer | null };

export type ExportVerrouille = {
  readonly id: string;
  readonly demandeId: string;
  readonly plateformeId: string;
  readonly dossierId: string | null;
};

const A_REMPLIR = {
  nom: 'export-a-remplir',
  texte: `SELECT id, demande_id AS "demandeId", dossier_id AS "dossierId" FROM export_acces WHERE id = $1::uuid AND etat = 'EN_PREPARATION' AND dossier_id IS NOT NULL`,
};

/** Fichiers d'accès aux données : scellés en base, un seul téléchargement chacun, effacés à leur terme. */
@Injectable()
export class ExportAccesDepot {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly coffre: Coffre,
  ) {}

  async aRemplir(id: string): Promise<ExportARemplir | null> {
    return (await this.lecture.lire<ExportARemplir>(A_REMPLIR, [id], ACCES_SYSTEME))[0] ?? null;
  }

  /** Range les fichiers scellés ; `null` : rien à remettre, l'export est en échec. Faux s'il n'attendait plus rien. */
  async remplir(tx: Transaction, id: string, fichiers: FichiersExport | null, expire: Date): Promise<boolean> {
    const fermer = (format: FormatExport): string | null => {
      const clair = fichiers?.[format] ?? null;
      return clair && this.coffre.scellerOctets(`export_acces.${format}_scelle`, id, clair);
    };
    const lignes = await tx.sql(
      `UPDATE export_acces SET etat = $2, pdf_scelle = $3, json_scelle = $4, pret_le = $5, expire_le = $6 WHERE id = $1 AND etat = 'EN_PREPARATION' RETURNING 1 AS un`,
      [id, fichiers ? 'PRET' : 'ECHEC', fermer('pdf'), fermer('json'), tx.maintenant, expire],
    );
    return lignes.length > 0;
  }

  async verrouiller(tx: Transaction, id: string): Promise<ExportVerrouille | null> {
    const lignes = await tx.sql<ExportVerrouille>(
      `SELECT id, demande_id AS "demandeId", plateforme_id AS "plateformeId", dossier_id AS "dossierId" FROM export_acces WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return lignes[0] ?? null;
  }

  /** Ouvre un fichier et l'efface de la base, dans la même transaction ; `null` s'il est déjà pris ou échu. */
  async prendre(tx: Transaction, id: string, format: FormatExport): Promise<Buffer | null> {
    const [ligne] = await tx.sql<{ scelle: string | null }>(
      `SELECT ${format}_scelle AS scelle FROM export_acces WHERE id = $1 AND etat = 'PRET' AND expire_le > $2`,
      [id, tx.maintenant],
    );
    if (!ligne?.scelle) return null;
    await tx.sql(
      `UPDATE export_acces SET ${format}_scelle = NULL, etat = CASE WHEN ${AUTRE[format]}_scelle IS NULL THEN 'VIDE' ELSE etat END WHERE id = $1`,
      [id],
    );
    return this.coffre.ouvrirOctets(`export_acces.${format}_scelle`, id, ligne.scelle);
  }

  /** Vide les exports dont le terme est passé ; rend leur nombre. */
  async viderEchus(tx: Transaction): Promise<number> {
    const lignes = await tx.sql(
      `UPDATE export_acces SET pdf_scelle = NULL, json_scelle = NULL, etat = 'VIDE' WHERE etat = 'PRET' AND expire_le <= $1 RETURNING 1 AS un`,
      [tx.maintenant],
    );
    return lignes.length;
  }
}

const AUTRE: Readonly<Record<FormatExport, FormatExport>> = { pdf: 'json', json: 'pdf' };
