import { Inject, Injectable } from '@nestjs/common';
import type { ContenuDiagnostic, FaconAccord } from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { tracerTransition } from '../../../platform/database/tracer-transition.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import {
  COLONNES_DIAGNOSTIC,
  ouvrirDiagnostic,
  scellerDiagnostic,
  type DiagnosticStocke,
  type LigneDiagnostic,
} from './contenu-diagnostic.js';

/** Au-delà, les versions les plus anciennes ne se relisent plus que dans un accès aux données. */
const VERSIONS_LUES = 20;

/** Pas d'une version d'un état à l'autre. */
export type PasDiagnostic = { readonly transition: string; readonly de: string | null; readonly vers: string };

/** Validation enregistrée : date civile, façon, et l'agent qui l'a notée (nul si la personne l'a faite elle-même). */
export type Validation = { readonly date: string; readonly facon: FaconAccord; readonly noteePar: string | null };

/** Lectures et écritures des versions d'un diagnostic ; l'appelant a vérifié les droits et tient le verrou du dossier. */
@Injectable()
export class DiagnosticsDepot {
  constructor(
    private readonly coffre: Coffre,
    @Inject(LECTURE) private readonly lecture: Lecture,
  ) {}

  /** Versions d'un dossier, la plus récente d'abord. */
  async duDossier(dossierId: string): Promise<DiagnosticStocke[]> {
    const lignes = await this.lecture.lire<LigneDiagnostic>({ nom: 'diagnostics-dossier', texte: DU_DOSSIER }, [
      dossierId,
    ]);
    return lignes.map((ligne) => ouvrirDiagnostic(this.coffre, ligne));
  }

  async dossierDe(tx: Transaction, id: string): Promise<string | null> {
    const [ligne] = await tx.sql<{ dossier_id: string }>(`SELECT dossier_id FROM diagnostic_social WHERE id = $1`, [
      id,
    ]);
    return ligne?.dossier_id ?? null;
  }

  async enTransaction(tx: Transaction, dossierId: string): Promise<DiagnosticStocke[]> {
    const lignes = await tx.sql<LigneDiagnostic>(DU_DOSSIER, [dossierId]);
    return lignes.map((ligne) => ouvrirDiagnostic(this.coffre, ligne));
  }

  /** Nouvelle version, en brouillon ; rend son id. */
  async creer(tx: Transaction, acteur: Acteur, dossierId: string, blocs: ContenuDiagnostic): Promise<string> {
    const id = tx.nouvelId();
    await tx.sql(
      `INSERT INTO diagnostic_social (id, dossier_id, numero, etat, contenu_scelle, redige_par, maj_le, cree_le)
       SELECT $1, $2, coalesce(max(numero), 0) + 1, 'BROUILLON', $3::text, $4, $5, $5 FROM diagnostic_social WHERE dossier_id = $2`,
      [
        id,
        dossierId,
        scellerDiagnostic(this.coffre, id, { blocs, remarque: null }),
        acteur.utilisateurId,
        tx.maintenant,
      ],
    );
    return id;
  }

  /** Récrit un brouillon ; la correction demandée y reste jusqu'au prochain partage. */
  async recrire(
    tx: Transaction,
    acteur: Acteur,
    { id, remarque }: DiagnosticStocke,
    blocs: ContenuDiagnostic,
  ): Promise<void> {
    await tx.sql(
      `UPDATE diagnostic_social SET contenu_scelle = $2, redige_par = $3, maj_le = $4, version = version + 1 WHERE id = $1`,
      [id, scellerDiagnostic(this.coffre, id, { blocs, remarque }), acteur.utilisateurId, tx.maintenant],
    );
  }

  /** Change l'état et avance la version ; une validation porte sa date et sa façon. */
  async avancer(
    tx: Transaction,
    { id, blocs }: DiagnosticStocke,
    etat: string,
    { remarque, validation }: { readonly remarque: string | null; readonly validation: Validation | null },
  ): Promise<void> {
    await tx.sql(
      `UPDATE diagnostic_social SET etat = $2, version = version + 1, contenu_scelle = $3,
         partage_le = CASE WHEN $2 = 'PARTAGE' THEN $4::timestamptz WHEN $2 = 'BROUILLON' THEN NULL ELSE partage_le END,
         valide_le = coalesce($5::date, valide_le), facon = coalesce($6, facon), valide_note_par = coalesce($7::uuid, valide_note_par)
       WHERE id = $1`,
      [
        id,
        etat,
        scellerDiagnostic(this.coffre, id, { blocs, remarque }),
        tx.maintenant,
        validation?.date ?? null,
        validation?.facon ?? null,
        validation?.noteePar ?? null,
      ],
    );
  }

  /** L'assuré et son mandataire qui ont un compte. */
  async coteAssure(tx: Transaction, dossierId: string): Promise<string[]> {
    const lignes = await tx.sql<{ id: string }>(
      `SELECT u.id FROM dossier d JOIN utilisateur u ON u.assure_id = d.assure_id AND u.actif WHERE d.id = $1
       UNION SELECT m.mandataire_id FROM mandat m WHERE m.dossier_id = $1 AND m.revoque_le IS NULL AND m.debut <= now() AND (m.fin IS NULL OR m.fin > now())`,
      [dossierId],
    );
    return lignes.map(({ id }) => id);
  }

  /** Trace sans texte. */
  async tracer(
    tx: Transaction,
    acteur: Acteur,
    ligne: { id: string; dossierId: string },
    pas: PasDiagnostic,
  ): Promise<void> {
    await tracerTransition(tx, acteur, { ressource: 'diagnostic', id: ligne.id, dossierId: ligne.dossierId, ...pas });
  }
}

const DU_DOSSIER = `SELECT ${COLONNES_DIAGNOSTIC} FROM diagnostic_social x WHERE x.dossier_id = $1::uuid ORDER BY x.numero DESC LIMIT ${VERSIONS_LUES}`;
