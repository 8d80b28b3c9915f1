import { Injectable, type OnModuleInit } from '@nestjs/common';
import { estIssue, suivisApresCloture } from '@pdp/domain';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { dansUneTransaction, RegistreOutbox } from '../../../platform/queue/registre-outbox.js';
import { TachePort } from '../../tache/tache.port.js';

type DossierClos = {
  readonly plateformeId: string;
  readonly issue: string | null;
  readonly closLe: string | null;
  readonly referentId: string | null;
};

const NOM = 'accompagnement.suivre-cloture';

/** Après une clôture, prévoit de prendre des nouvelles à 6 et 12 mois (domain.md 2.2.2) ; une seule fois par clôture. */
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
        if (donnees['transition'] === 'clore') await this.prevoir(tx, String(donnees['dossierId']));
      }),
    );
  }

  private async prevoir(tx: Transaction, dossierId: string): Promise<void> {
    const [dossier] = await tx.sql<DossierClos>(
      `SELECT plateforme_id AS "plateformeId", issue, (clos_le AT TIME ZONE 'Europe/Paris')::date AS "closLe", referent_id AS "referentId" FROM dossier WHERE id = $1 AND etat = 'CLOS'`,
      [dossierId],
    );
    if (!dossier?.closLe || dossier.issue === null || !estIssue(dossier.issue)) return;
    for (const { libelle, echeance } of suivisApresCloture(dossier.issue, dossier.closLe))
      await this.taches.creer(tx, {
        plateformeId: dossier.plateformeId,
        dossierId,
        libelle,
        origine: 'DOSSIER',
        pourquoi: 'Suivi après clôture',
        responsable: dossier.referentId === null ? { unite: 'SERVICE_SOCIAL' } : { utilisateurId: dossier.referentId },
        echeance,
      });
  }
}
