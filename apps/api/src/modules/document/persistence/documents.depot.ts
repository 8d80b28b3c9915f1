import { Injectable } from '@nestjs/common';
import {
  CATEGORIE_DE_CLASSE,
  COLONNE_DE_FONCTION,
  FONCTIONS,
  MOTIFS_RETRAIT_DOCUMENT,
  type CategorieDonnee,
  type ClasseDocument,
  type MotifRetraitDocument,
  type Unite,
} from '@pdp/domain';
import { MATRICE } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import type { FichierArrive } from '../deposer/reception.js';

/** Document à l'écriture. */
export type LigneDocument = {
  readonly id: string;
  readonly dossierId: string;
  readonly classe: ClasseDocument;
  readonly version: number;
  readonly retireLe: Date | null;
};

type Destinataire = { readonly unite: Unite; readonly organismeId: string };

/** Écritures des documents et de leurs fichiers, dans la transaction de l'appelant, dossier déjà verrouillé. */
@Injectable()
export class DocumentsDepot {
  async lire(tx: Transaction, id: string): Promise<LigneDocument | null> {
    const lignes = await tx.sql<LigneDocument>(
      `SELECT id, dossier_id AS "dossierId", classe, version, retire_le AS "retireLe" FROM document WHERE id = $1`,
      [id],
    );
    return lignes[0] ?? null;
  }

  async compter(tx: Transaction, dossierId: string): Promise<number> {
    const [ligne] = await tx.sql<{ nombre: number }>(
      `SELECT count(*)::int AS nombre FROM document WHERE dossier_id = $1 AND retire_le IS NULL`,
      [dossierId],
    );
    return ligne?.nombre ?? 0;
  }

  /** Service d'un organisme partenaire à qui la personne a donné un accord en cours ; `null` sinon. */
  async destinataire(tx: Transaction, dossierId: string, organismeId: string): Promise<Destinataire | null> {
    const [ligne] = await tx.sql<{ unite: Unite }>(
      `SELECT unite FROM consentement WHERE dossier_id = $1 AND organisme_id = $2 AND portee = 'PARTENAIRE' AND retire_le IS NULL
         AND debut <= now() AND (fin IS NULL OR fin > now()) ORDER BY unite LIMIT 1`,
      [dossierId, organismeId],
    );
    return ligne ? { unite: ligne.unite, organismeId } : null;
  }

  async inserer(
    tx: Transaction,
    acteur: Acteur,
    d: { id: string; dossierId: string; classe: ClasseDocument; titreScelle: string; a: Destinataire | null },
  ): Promise<void> {
    await tx.sql(
      `INSERT INTO document (id, dossier_id, classe, titre_scelle, destinataire_unite, destinataire_organisme_id, depose_par) VALUES ($1,$2,$3,$4,$5,$6,$7)`,
      [d.id, d.dossierId, d.classe, d.titreScelle, d.a?.unite ?? null, d.a?.organismeId ?? null, acteur.utilisateurId],
    );
  }

  /** Ajoute un fichier ; `documentId` nul : la preuve d'un accord. Rend son rang parmi les versions. */
  async insererFichier(
    tx: Transaction,
    acteur: Acteur,
    f: FichierArrive & { dossierId: string; documentId: string | null },
  ): Promise<number> {
    const usage = f.documentId === null ? 'PREUVE_ACCORD' : 'DOCUMENT';
    const [ligne] = await tx.sql<{ numero: number | null }>(
      `INSERT INTO fichier (id, dossier_id, usage, document_id, numero, nom_scelle, type, octets, empreinte, cle_scellee, depose_par)
       VALUES ($1,$2,$3,$4::uuid, CASE WHEN $4::uuid IS NOT NULL THEN (SELECT coalesce(max(numero), 0) + 1 FROM fichier WHERE document_id = $4::uuid) END, $5,$6,$7,$8,$9,$10) RETURNING numero`,
      [f.id, f.dossierId, usage, f.documentId, f.nomScelle, f.type, f.octets, f.empreinte, f.cle, acteur.utilisateurId],
    );
    return ligne?.numero ?? 0;
  }

  async avancer(tx: Transaction, id: string): Promise<number> {
    const [ligne] = await tx.sql<{ version: number }>(
      `UPDATE document SET version = version + 1 WHERE id = $1 RETURNING version`,
      [id],
    );
    return ligne?.version ?? 0;
  }

  /** Retire un document et oublie les clés de ses fichiers : leur contenu ne se lit plus. Rend la nouvelle version. */
  async retirer(tx: Transaction, acteur: Acteur, id: string, motif: MotifRetraitDocument): Promise<number> {
    const { effaceTitre } = MOTIFS_RETRAIT_DOCUMENT[motif];
    await tx.sql(
      `UPDATE fichier SET cle_scellee = NULL, efface_le = coalesce(efface_le, now()), nom_scelle = CASE WHEN $2 THEN NULL ELSE nom_scelle END WHERE document_id = $1`,
      [id, effaceTitre],
    );
    const [ligne] = await tx.sql<{ version: number }>(
      `UPDATE document SET retire_le = now(), retire_par = $2, retrait_motif = $3, titre_scelle = CASE WHEN $4 THEN NULL ELSE titre_scelle END, version = version + 1
       WHERE id = $1 RETURNING version`,
      [id, acteur.utilisateurId, motif, effaceTitre],
    );
    return ligne?.version ?? 0;
  }

  /** Trace d'un acte sur un document, gardée quand son contenu ne l'est plus. */
  async tracer(
    tx: Transaction,
    acteur: Acteur,
    t: { id: string; dossierId: string; transition: string; vers: string; motif?: string },
  ): Promise<void> {
    await tx.sql(
      `INSERT INTO transition (id, ressource, ressource_id, dossier_id, transition, de, vers, acteur_id, fonction, motif, le) VALUES ($1,'document',$2,$3,$4,NULL,$5,$6,$7,$8,$9)`,
      [
        tx.nouvelId(),
        t.id,
        t.dossierId,
        t.transition,
        t.vers,
        acteur.utilisateurId,
        acteur.fonction,
        t.motif ?? null,
        tx.maintenant,
      ],
    );
  }

  /** Prévient les écrans ouverts de ceux dont la fonction peut lire cette classe ; un identifiant, rien d'autre. */
  async annoncer(tx: Transaction, dossierId: string, id: string, categorie: CategorieDonnee): Promise<void> {
    const lignes = await tx.sql<{ id: string }>(CONCERNES, [dossierId, fonctionsQuiLisent(categorie)]);
    for (const { id: agentId } of lignes) tx.diffuser(`agent:${agentId}`, 'document.change', { dossierId, id });
  }
}

/** Catégorie d'une classe ; une preuve d'accord suit les droits des accords. */
export const categorieDe = (classe: ClasseDocument | null): CategorieDonnee =>
  classe === null ? 'consentements' : CATEGORIE_DE_CLASSE[classe];

const fonctionsQuiLisent = (categorie: CategorieDonnee): readonly string[] =>
  FONCTIONS.filter((fonction) => {
    const colonne = COLONNE_DE_FONCTION[fonction];
    return colonne !== null && MATRICE[categorie][colonne].droits.some(({ action }) => action === 'lire');
  });

const CONCERNES = `SELECT DISTINCT h.utilisateur_id AS id FROM dossier d JOIN habilitation h ON h.fonction = ANY ($2::text[])
  WHERE d.id = $1 AND h.debut <= now() AND (h.fin IS NULL OR h.fin > now()) AND (
    h.utilisateur_id IN (SELECT u.id FROM utilisateur u WHERE u.assure_id = d.assure_id)
    OR h.utilisateur_id IN (SELECT m.mandataire_id FROM mandat m WHERE m.dossier_id = d.id AND m.revoque_le IS NULL AND m.debut <= now() AND (m.fin IS NULL OR m.fin > now()))
    OR EXISTS (SELECT 1 FROM affectation_dossier a WHERE a.dossier_id = d.id AND (a.fin IS NULL OR a.fin > now())
      AND (a.utilisateur_id = h.utilisateur_id OR (a.utilisateur_id IS NULL AND a.unite = h.unite
        AND (a.organisme_id = h.organisme_id OR (a.organisme_id IS NULL AND h.plateforme_id = d.plateforme_id))))))`;
