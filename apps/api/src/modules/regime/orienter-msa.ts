import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  JOURS_POUR_ORIENTER,
  LIBELLE_ORIENTATION_MSA,
  ajouterJours,
  dateParis,
  estDossierOuvert,
  type EtatDossier,
} from '@pdp/domain';
import { UniteDeTravail, type Transaction } from '../../platform/database/unite-de-travail.js';
import { RegistreOutbox, dansUneTransaction } from '../../platform/queue/registre-outbox.js';
import { TachePort } from '../tache/tache.port.js';

type DossierConcerne = {
  readonly plateformeId: string;
  readonly etat: EtatDossier;
  readonly referentId: string | null;
  readonly regime: string;
  readonly dejaDit: boolean;
};

const NOM = 'regime.orienter-msa';

/** Le régime d'une personne devient agricole : une tâche d'orientation, une seule. Corrigé : la tâche n'a plus d'objet. */
@Injectable()
export class OrienterMsa implements OnModuleInit {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly registre: RegistreOutbox,
    private readonly taches: TachePort,
  ) {}

  onModuleInit(): void {
    this.registre.surEvenement(
      'categorie-ecrite',
      NOM,
      dansUneTransaction(this.unite, NOM, async (tx, { donnees }) => {
        if (donnees['categorie'] === 'identite') await this.suivre(tx, String(donnees['dossierId']));
      }),
    );
  }

  private async suivre(tx: Transaction, dossierId: string): Promise<void> {
    const [dossier] = await tx.sql<DossierConcerne>(
      `SELECT d.plateforme_id AS "plateformeId", d.etat, d.referent_id AS "referentId", a.regime,
         EXISTS (SELECT 1 FROM tache t WHERE t.dossier_id = d.id AND t.libelle = $2 AND t.etat IN ('A_FAIRE','EN_COURS','BLOQUEE')) AS "dejaDit"
       FROM dossier d JOIN assure a ON a.id = d.assure_id WHERE d.id = $1`,
      [dossierId, LIBELLE_ORIENTATION_MSA],
    );
    if (!dossier) return;
    if (dossier.regime !== 'AGRICOLE') {
      await this.taches.abandonnerCellesDe(tx, { dossierId, libelle: LIBELLE_ORIENTATION_MSA });
      return;
    }
    if (dossier.dejaDit || !estDossierOuvert(dossier.etat)) return;
    await this.taches.creer(tx, {
      plateformeId: dossier.plateformeId,
      dossierId,
      libelle: LIBELLE_ORIENTATION_MSA,
      origine: 'DOSSIER',
      pourquoi: 'Régime agricole : le dossier n’avance plus ici',
      responsable: dossier.referentId === null ? { unite: 'SERVICE_SOCIAL' } : { utilisateurId: dossier.referentId },
      echeance: ajouterJours(dateParis(tx.maintenant), JOURS_POUR_ORIENTER),
    });
  }
}
