import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MOIS_SUIVI, estIssue, libelleSuivi, suivisApresCloture } from '@pdp/domain';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { dansUneTransaction, RegistreOutbox } from '../../../platform/queue/registre-outbox.js';
import { TachePort } from '../../tache/tache.port.js';

type DossierClos = {
  readonly plateformeId: string;
  readonly issue: string | null;
  readonly closLe: string | null;
  readonly referentId: string | null;
  readonly clotureId: string | null;
  /** La personne a un espace en ligne : le suivi lui sera demandé par message. */
  readonly enLigne: boolean;
};

const NOM = 'accompagnement.suivre-cloture';

const CLOS = `SELECT d.plateforme_id AS "plateformeId", d.issue, (d.clos_le AT TIME ZONE 'Europe/Paris')::date AS "closLe", d.referent_id AS "referentId",
    (SELECT c.id FROM cloture_dossier c WHERE c.dossier_id = d.id AND c.rouverte_le IS NULL) AS "clotureId",
    EXISTS (SELECT 1 FROM utilisateur u JOIN habilitation h ON h.utilisateur_id = u.id WHERE u.assure_id = d.assure_id AND u.actif) AS "enLigne"
  FROM dossier d WHERE d.id = $1 AND d.etat = 'CLOS'`;

/**
 * Après une clôture, prévoit de prendre des nouvelles à 6 et 12 mois (domain.md 2.2.2), une seule fois par clôture : par message à qui
 * a un espace en ligne, par une tâche au téléphone sinon. Une réouverture rend les tâches sans objet.
 */
@Injectable()
export class SuivreCloture implements OnModuleInit {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly registre: RegistreOutbox,
    private readonly taches: TachePort,
  ) {}

  onModuleInit(): void {
    this.registre.surEvenement(
      'dossier-transforme',
      NOM,
      dansUneTransaction(this.unite, NOM, async (tx, { donnees }) => {
        const dossierId = String(donnees['dossierId']);
        if (donnees['transition'] === 'clore') await this.prevoir(tx, dossierId);
        if (donnees['transition'] === 'rouvrir') await this.oublier(tx, dossierId);
      }),
    );
  }

  private async prevoir(tx: Transaction, dossierId: string): Promise<void> {
    const [dossier] = await tx.sql<DossierClos>(CLOS, [dossierId]);
    if (!dossier?.closLe || dossier.issue === null || !estIssue(dossier.issue)) return;
    for (const { mois, libelle, echeance } of suivisApresCloture(dossier.issue, dossier.closLe)) {
      const id = tx.nouvelId();
      await tx.sql(`INSERT INTO suivi_cloture (id, dossier_id, cloture_id, mois, echeance) VALUES ($1,$2,$3,$4,$5)`, [
        id,
        dossierId,
        dossier.clotureId,
        mois,
        echeance,
      ]);
      if (!dossier.enLigne)
        await this.taches.creer(tx, {
          plateformeId: dossier.plateformeId,
          dossierId,
          libelle,
          origine: 'DOSSIER',
          pourquoi: 'Suivi après clôture',
          responsable:
            dossier.referentId === null ? { unite: 'SERVICE_SOCIAL' } : { utilisateurId: dossier.referentId },
          echeance,
        });
    }
  }

  private async oublier(tx: Transaction, dossierId: string): Promise<void> {
    for (const mois of MOIS_SUIVI) await this.taches.abandonnerCellesDe(tx, { dossierId, libelle: libelleSuivi(mois) });
  }
}
