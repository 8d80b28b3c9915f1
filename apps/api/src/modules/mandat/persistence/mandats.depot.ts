import { Inject, Injectable } from '@nestjs/common';
import { instantParis, type CanalMandat, type MandatLu, type PorteeMandat } from '@pdp/domain';
import { EMETTEUR_INVITATION } from '../../../platform/auth/invitations.js';
import { aMandatEnCours } from '../../../platform/auth/requetes-session.js';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { tracerTransition } from '../../../platform/database/tracer-transition.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

export type LigneMandat = {
  readonly id: string;
  readonly mandataireId: string;
  readonly civilite: string | null;
  readonly prenom: string;
  readonly nom: string;
  readonly portee: PorteeMandat;
  readonly canal: CanalMandat;
  readonly debut: Date;
  readonly fin: Date | null;
  readonly revoqueLe: Date | null;
  readonly venue: boolean;
};

export type NouveauMandat = {
  readonly dossierId: string;
  readonly mandat: MandatLu;
  readonly canal: CanalMandat;
  readonly documentId: string | null;
  /** Empreinte du code d'accès et sa fin, à la place du sujet. */
  readonly sujet: string;
};

const COLONNES = `m.id, m.mandataire_id AS "mandataireId", u.civilite, u.prenom, u.nom, m.portee, m.canal, m.debut, m.fin,
  m.revoque_le AS "revoqueLe", u.emetteur <> '${EMETTEUR_INVITATION}' AS venue`;
const DU_DOSSIER = `SELECT ${COLONNES} FROM mandat m JOIN utilisateur u ON u.id = m.mandataire_id WHERE m.dossier_id = $1::uuid ORDER BY (m.revoque_le IS NOT NULL), m.debut DESC, m.id LIMIT 50`;

/** Mandats d'un dossier, et le compte en attente de la personne mandatée. */
@Injectable()
export class MandatsDepot {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly coffre: Coffre,
  ) {}

  /** Ceux qui valent d'abord. */
  duDossier(dossierId: string): Promise<LigneMandat[]> {
    return this.lecture.lire<LigneMandat>({ nom: 'mandats-du-dossier', texte: DU_DOSSIER }, [dossierId]);
  }

  async verrouiller(tx: Transaction, dossierId: string, id: string): Promise<LigneMandat | null> {
    const lignes = await tx.sql<LigneMandat>(
      `SELECT ${COLONNES} FROM mandat m JOIN utilisateur u ON u.id = m.mandataire_id WHERE m.id = $1 AND m.dossier_id = $2 FOR UPDATE OF m`,
      [id, dossierId],
    );
    return lignes[0] ?? null;
  }

  /** Nombre de mandats qui valent ou vaudront. */
  async compterOuverts(tx: Transaction, dossierId: string): Promise<number> {
    const [ligne] = await tx.sql<{ nombre: number }>(
      `SELECT count(*)::int AS nombre FROM mandat WHERE dossier_id = $1 AND revoque_le IS NULL AND (fin IS NULL OR fin > $2)`,
      [dossierId, tx.maintenant],
    );
    return ligne?.nombre ?? 0;
  }

  /** Compte en attente de son identité, habilitation de mandataire, et mandat. L'identité attendue est scellée avec le mandat. */
  async creer(
    tx: Transaction,
    acteur: Acteur,
    { dossierId, mandat, canal, documentId, sujet }: NouveauMandat,
  ): Promise<string> {
    const [id, utilisateurId, habilitationId] = [tx.nouvelId(), tx.nouvelId(), tx.nouvelId()];
    const { civilite, nomNaissance, prenom, dateNaissance, portee, debut, fin } = mandat;
    await tx.sql(
      `INSERT INTO utilisateur (id, emetteur, sujet, civilite, nom, prenom, cree_le) VALUES ($1,$2,$3,$4,$5,$6,$7)`,
      [utilisateurId, EMETTEUR_INVITATION, sujet, civilite, nomNaissance, prenom, tx.maintenant],
    );
    await tx.sql(
      `INSERT INTO habilitation (id, utilisateur_id, fonction, unite, organisme_id, plateforme_id, debut, motif, cree_par, cree_le)
       SELECT $2, $3, 'MANDATAIRE', 'ASSURE', NULL, d.plateforme_id, least(now(), $5::timestamptz), 'Procuration', $4, $5 FROM dossier d WHERE d.id = $1`,
      [dossierId, habilitationId, utilisateurId, acteur.utilisateurId, tx.maintenant],
    );
    await tx.sql(
      `INSERT INTO mandat (id, mandataire_id, dossier_id, debut, fin, portee, canal, identite_scellee, document_id, donne_par, cree_le)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)`,
      [
        id,
        utilisateurId,
        dossierId,
        instantParis(debut, '00:00'),
        // Le dernier jour compte en entier.
        instantParis(fin, '23:59'),
        portee,
        canal,
        this.coffre.scellerJson('mandat.identite_scellee', id, { nomNaissance, prenom, dateNaissance }),
        documentId,
        acteur.utilisateurId,
        tx.maintenant,
      ],
    );
    return id;
  }

  async revoquer(tx: Transaction, acteur: Acteur, id: string, documentId: string | null): Promise<void> {
    await tx.sql(
      `UPDATE mandat SET revoque_le = $2, revoque_par = $3, revocation_document_id = $4 WHERE id = $1 AND revoque_le IS NULL`,
      [id, tx.maintenant, acteur.utilisateurId, documentId],
    );
  }

  /** Habilitations de mandataire de cette personne, si plus aucun mandat, sur aucun dossier, ne les rend utilisables. */
  async habilitationsSansMandat(tx: Transaction, mandataireId: string): Promise<readonly string[]> {
    const lignes = await tx.sql<{ id: string }>(
      `SELECT h.id FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id
       WHERE h.utilisateur_id = $1 AND h.fonction = 'MANDATAIRE' AND NOT ${aMandatEnCours('$2::timestamptz')}`,
      [mandataireId, tx.maintenant],
    );
    return lignes.map(({ id }) => id);
  }

  async aDocument(tx: Transaction, dossierId: string, documentId: string): Promise<boolean> {
    const lignes = await tx.sql(`SELECT 1 FROM document WHERE id = $1 AND dossier_id = $2 AND retire_le IS NULL`, [
      documentId,
      dossierId,
    ]);
    return lignes.length > 0;
  }

  async tracer(tx: Transaction, acteur: Acteur, dossierId: string, id: string, transition: string): Promise<void> {
    const retire = transition === 'revoquer';
    await tracerTransition(tx, acteur, {
      ressource: 'mandat',
      id,
      dossierId,
      transition,
      de: retire ? 'EN_COURS' : null,
      vers: retire ? 'REVOQUE' : 'EN_COURS',
    });
  }
}
