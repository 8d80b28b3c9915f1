import { Inject, Injectable } from '@nestjs/common';
import type { EtatRendezVous, Modalite, RendezVousLu } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { tracerTransition } from '../../../platform/database/tracer-transition.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

/** Rendez-vous lu, lieu et agent compris. */
export type RendezVousStocke = {
  readonly id: string;
  readonly dossierId: string;
  readonly etat: EtatRendezVous;
  readonly version: number;
  readonly debut: Date;
  readonly dureeMinutes: number;
  readonly modalite: Modalite;
  readonly lieu: { readonly id: string; readonly nom: string; readonly adresse: string } | null;
  readonly agent: string;
};

type Verrouille = Pick<
  RendezVousStocke,
  'id' | 'dossierId' | 'etat' | 'version' | 'debut' | 'dureeMinutes' | 'modalite'
>;

const COLONNES = `r.id, r.dossier_id AS "dossierId", r.etat, r.version, r.debut, r.duree_minutes AS "dureeMinutes", r.modalite,
  CASE WHEN l.id IS NOT NULL THEN json_build_object('id', l.id, 'nom', l.nom, 'adresse', l.adresse) END AS lieu,
  u.prenom || ' ' || u.nom AS agent`;
const JOINTURES = `FROM rendez_vous r JOIN utilisateur u ON u.id = r.agent_id LEFT JOIN lieu_accueil l ON l.id = r.lieu_id`;

/** Rendez-vous d'un dossier ; le droit de les lire est vérifié par l'appelant. */
@Injectable()
export class RendezVousDepot {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  /** Les plus récents d'abord, au plus cent. */
  duDossier(dossierId: string): Promise<RendezVousStocke[]> {
    const texte = `SELECT ${COLONNES} ${JOINTURES} WHERE r.dossier_id = $1::uuid ORDER BY r.debut DESC, r.id DESC LIMIT 100`;
    return this.lecture.lire<RendezVousStocke>({ nom: 'rendez-vous-dossier', texte }, [dossierId]);
  }

  async un(id: string): Promise<RendezVousStocke | undefined> {
    const texte = `SELECT ${COLONNES} ${JOINTURES} WHERE r.id = $1::uuid`;
    const [ligne] = await this.lecture.lire<RendezVousStocke>({ nom: 'rendez-vous-un', texte }, [id]);
    return ligne;
  }

  async dossierDe(tx: Transaction, id: string): Promise<string | null> {
    const [ligne] = await tx.sql<{ dossierId: string }>(
      `SELECT dossier_id AS "dossierId" FROM rendez_vous WHERE id = $1`,
      [id],
    );
    return ligne?.dossierId ?? null;
  }

  async verrouiller(tx: Transaction, id: string): Promise<Verrouille | null> {
    const [ligne] = await tx.sql<Verrouille>(
      `SELECT id, dossier_id AS "dossierId", etat, version, debut, duree_minutes AS "dureeMinutes", modalite
       FROM rendez_vous WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return ligne ?? null;
  }

  /** Un lieu encore ouvert de la plateforme du dossier. */
  async aLieu(tx: Transaction, dossierId: string, lieuId: string): Promise<boolean> {
    const lignes = await tx.sql(
      `SELECT 1 FROM lieu_accueil l JOIN dossier d ON d.plateforme_id = l.plateforme_id
       WHERE d.id = $1 AND l.id = $2 AND l.ferme_le IS NULL`,
      [dossierId, lieuId],
    );
    return lignes.length > 0;
  }

  async inserer(
    tx: Transaction,
    dossierId: string,
    agentId: string,
    { debut, dureeMinutes, modalite, lieuId }: RendezVousLu,
    suiteDeId: string | null,
  ): Promise<string> {
    const id = tx.nouvelId();
    await tx.sql(
      `INSERT INTO rendez_vous (id, dossier_id, etat, debut, duree_minutes, modalite, lieu_id, agent_id, suite_de_id, cree_le)
       VALUES ($1,$2,'PREVU',$3,$4,$5,$6,$7,$8,$9)`,
      [id, dossierId, debut, dureeMinutes, modalite, lieuId, agentId, suiteDeId, tx.maintenant],
    );
    return id;
  }

  async changer(tx: Transaction, id: string, etat: EtatRendezVous, entretienId: string | null): Promise<void> {
    await tx.sql(`UPDATE rendez_vous SET etat = $2, entretien_id = $3, version = version + 1 WHERE id = $1`, [
      id,
      etat,
      entretienId,
    ]);
  }

  /** Trace d'un pas ; `de` est nul quand il naît. */
  async tracer(
    tx: Transaction,
    acteur: Acteur,
    pas: {
      readonly id: string;
      readonly dossierId: string;
      readonly transition: string;
      readonly de: string | null;
      readonly vers: string;
    },
  ): Promise<void> {
    await tracerTransition(tx, acteur, { ressource: 'rendez-vous', ...pas });
  }
}
