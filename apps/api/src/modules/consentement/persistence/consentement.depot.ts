import { Injectable } from '@nestjs/common';
import { UNITES_ASSURANCE_MALADIE, type Consentement, type SignatureVue, type Unite } from '@pdp/domain';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

/** Accord tel que conservé, retrait compris. */
export type LigneConsentement = {
  readonly id: string;
  readonly dossierId: string;
  readonly portee: 'ASSURANCE_MALADIE' | 'PARTENAIRE';
  readonly unite: Unite | null;
  readonly organismeId: string | null;
  readonly categories: readonly string[];
  readonly debut: Date;
  readonly fin: Date | null;
  readonly retireLe: Date | null;
  readonly version: number;
  /** À l'heure de la base : commencé, ni fini, ni retiré. */
  readonly actif: boolean;
};

const COLONNES = `id, dossier_id AS "dossierId", portee, unite, organisme_id AS "organismeId", categories, debut, fin, retire_le AS "retireLe", version,
  (retire_le IS NULL AND debut <= now() AND (fin IS NULL OR fin > now())) AS actif`;

/** Ce qui accompagne un accord : signature dessinée ou formulaire numérisé, et vérification faite pour une personne protégée. */
export type Preuve = {
  readonly representantVerifie: boolean;
  readonly signature: SignatureVue | null;
  readonly formulaire: { readonly fichierId: string; readonly empreinte: string } | null;
};

const INSERER_PREUVE = `INSERT INTO preuve_consentement (consentement_id, dossier_id, nature, contenu, empreinte)
  VALUES ($1, $2, 'SIGNATURE_DESSINEE', $3::jsonb, encode(sha256(convert_to($3::text, 'UTF8')), 'hex'))`;

const INSERER_FORMULAIRE = `INSERT INTO preuve_consentement (consentement_id, dossier_id, nature, fichier_id, empreinte)
  VALUES ($1, $2, 'FORMULAIRE_NUMERISE', $3, $4)`;

/** Pourquoi un accord ne vaut plus, quand ce n'est pas l'assuré qui l'a retiré. */
export type FinTechnique = 'REMPLACEMENT' | 'ECHEANCE';

/** Accords d'un dossier. Périodes à l'heure de la base, comme les droits les lisent. */
@Injectable()
export class ConsentementDepot {
  async lire(tx: Transaction, id: string): Promise<LigneConsentement | null> {
    return (await tx.sql<LigneConsentement>(`SELECT ${COLONNES} FROM consentement WHERE id = $1`, [id]))[0] ?? null;
  }

  /** Accords en cours d'un dossier. */
  enCours(tx: Transaction, dossierId: string): Promise<LigneConsentement[]> {
    return tx.sql<LigneConsentement>(
      `SELECT ${COLONNES} FROM consentement WHERE dossier_id = $1 AND retire_le IS NULL AND (fin IS NULL OR fin > now()) ORDER BY id`,
      [dossierId],
    );
  }

  /** Accord non retiré au même destinataire, en cours ou échu. */
  async duMemeDestinataire(
    tx: Transaction,
    dossierId: string,
    accord: Consentement,
  ): Promise<LigneConsentement | null> {
    const { unite, organismeId } = destinataire(accord);
    const lignes = await tx.sql<LigneConsentement>(
      `SELECT ${COLONNES} FROM consentement WHERE dossier_id = $1 AND portee = $2 AND unite IS NOT DISTINCT FROM $3 AND organisme_id IS NOT DISTINCT FROM $4 AND retire_le IS NULL`,
      [dossierId, accord.portee, unite, organismeId],
    );
    return lignes[0] ?? null;
  }

  async inserer(
    tx: Transaction,
    dossierId: string,
    accord: Consentement,
    { representantVerifie, signature, formulaire }: Preuve,
  ): Promise<string> {
    const id = tx.nouvelId();
    const { unite, organismeId } = destinataire(accord);
    await tx.sql(
      `INSERT INTO consentement (id, dossier_id, portee, unite, organisme_id, categories, version_texte, canal, debut, fin, recueilli_par, representant_verifie)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,least($9::timestamptz, now()),$10,$11,$12)`,
      [
        id,
        dossierId,
        accord.portee,
        unite,
        organismeId,
        accord.categories,
        accord.versionTexte,
        accord.canal,
        accord.debut,
        accord.fin,
        accord.recueilliPar,
        representantVerifie,
      ],
    );
    if (signature) await tx.sql(INSERER_PREUVE, [id, dossierId, JSON.stringify(signature)]);
    if (formulaire) await tx.sql(INSERER_FORMULAIRE, [id, dossierId, formulaire.fichierId, formulaire.empreinte]);
    return id;
  }

  /** La fiche d'identité nomme-t-elle un représentant légal ? */
  async estProtegee(tx: Transaction, dossierId: string): Promise<boolean> {
    const lignes = await tx.sql(
      `SELECT 1 AS un FROM categorie_dossier WHERE dossier_id = $1 AND categorie = 'identite' AND coalesce(btrim(contenu->>'representantLegal'), '') <> ''`,
      [dossierId],
    );
    return lignes.length > 0;
  }

  async finir(tx: Transaction, id: string, raison: FinTechnique, parId: string | null): Promise<void> {
    await tx.sql(
      `UPDATE consentement SET retire_le = CASE WHEN $2 = 'ECHEANCE' THEN fin ELSE now() END, retrait_canal = $2, retire_par = $3, version = version + 1 WHERE id = $1`,
      [id, raison, parId],
    );
  }

  async retirer(tx: Transaction, id: string, canal: string, parId: string): Promise<number> {
    const [ligne] = await tx.sql<{ version: number }>(
      `UPDATE consentement SET retire_le = now(), retrait_canal = $2, retire_par = $3, version = version + 1 WHERE id = $1 RETURNING version`,
      [id, canal, parId],
    );
    if (!ligne) throw new Error('accord inconnu');
    return ligne.version;
  }

  /** L'organisme existe-t-il et exerce-t-il cette unité ? Un organisme sans unités déclarées les exerce toutes. */
  async organismeExerce(tx: Transaction, organismeId: string, unite: Unite): Promise<boolean> {
    return (
      (
        await tx.sql(`SELECT 1 AS un FROM organisme WHERE id = $1 AND (cardinality(unites) = 0 OR $2 = ANY (unites))`, [
          organismeId,
          unite,
        ])
      ).length > 0
    );
  }

  /** Agents encore reliés au dossier, nommément ou par leur service : leurs écrans ouverts sont à relire. */
  async agentsRelies(tx: Transaction, dossierId: string): Promise<readonly string[]> {
    return (await tx.sql<{ id: string }>(AGENTS_RELIES, [dossierId])).map(({ id }) => id);
  }

  /**
   * Agents qui perdent l'accès avec cet accord : habilités dans l'unité et l'organisme, ou dans les unités de
   * l'Assurance Maladie de la plateforme. Un agent aussi nommé par le Service social garde sa lecture.
   */
  async agentsTouches(
    tx: Transaction,
    accord: Pick<LigneConsentement, 'dossierId' | 'portee' | 'unite' | 'organismeId'>,
  ): Promise<readonly string[]> {
    const unites =
      accord.portee === 'PARTENAIRE'
        ? [accord.unite]
        : UNITES_ASSURANCE_MALADIE.filter((unite) => unite !== 'SERVICE_SOCIAL');
    const lignes = await tx.sql<{ id: string }>(
      `SELECT DISTINCT h.utilisateur_id AS id FROM habilitation h JOIN dossier d ON d.id = $1
       WHERE h.unite = ANY ($2) AND h.debut <= now() AND (h.fin IS NULL OR h.fin > now())
         AND CASE WHEN $3::uuid IS NULL THEN h.plateforme_id = d.plateforme_id OR EXISTS (SELECT 1 FROM affectation_dossier a WHERE a.dossier_id = d.id AND a.utilisateur_id = h.utilisateur_id)
             ELSE h.organisme_id = $3 END
         AND NOT EXISTS (SELECT 1 FROM affectation_dossier a JOIN habilitation s ON s.utilisateur_id = a.utilisateur_id AND s.unite = 'SERVICE_SOCIAL' AND (s.fin IS NULL OR s.fin > now())
           WHERE a.dossier_id = d.id AND a.utilisateur_id = h.utilisateur_id AND (a.fin IS NULL OR a.fin > now()))`,
      [accord.dossierId, unites, accord.portee === 'PARTENAIRE' ? accord.organismeId : null],
    );
    return lignes.map(({ id }) => id);
  }
}

const AGENTS_RELIES = `SELECT DISTINCT h.utilisateur_id AS id FROM affectation_dossier a JOIN dossier d ON d.id = a.dossier_id
  JOIN habilitation h ON h.utilisateur_id = a.utilisateur_id OR (a.utilisateur_id IS NULL AND h.unite = a.unite
    AND (h.organisme_id = a.organisme_id OR (a.organisme_id IS NULL AND h.plateforme_id = d.plateforme_id)))
  WHERE a.dossier_id = $1 AND (a.fin IS NULL OR a.fin > now()) AND h.debut <= now() AND (h.fin IS NULL OR h.fin > now())`;

const destinataire = (accord: Consentement): { unite: Unite | null; organismeId: string | null } =>
  accord.portee === 'PARTENAIRE'
    ? { unite: accord.unite, organismeId: accord.organismeId }
    : { unite: null, organismeId: null };
