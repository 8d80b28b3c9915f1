import { Injectable, type OnModuleInit } from '@nestjs/common';
import { REGLES_CONSERVATION, succes } from '@pdp/domain';
import { SYSTEME } from '../../../platform/config/acteur.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { RegistreOutbox, type MessageOutbox } from '../../../platform/queue/registre-outbox.js';
import { ExportAccesDepot } from '../persistence/export-acces.depot.js';
import { SuitesDemande } from '../suites-demande.js';
import { ACCES_ACCORDE } from '../traiter/effets-reponse.js';
import { FabriqueExport } from './fabrique-export.js';

const NOM = 'droit.preparer-export';
const JOUR_MS = 86_400_000;

/** Un accès accordé prépare ses fichiers en fond : un JSON complet, un PDF lisible, scellés, gardés quelques jours. */
@Injectable()
export class PreparerExport implements OnModuleInit {
  constructor(
    private readonly registre: RegistreOutbox,
    private readonly exports: ExportAccesDepot,
    private readonly fabrique: FabriqueExport,
    private readonly suites: SuitesDemande,
    private readonly unite: UniteDeTravail,
  ) {}

  onModuleInit(): void {
    this.registre.surEvenement(ACCES_ACCORDE, NOM, (message) => this.traiter(message));
  }

  /** Rejouable : un export déjà prêt, pris ou effacé ne se refait pas. */
  private async traiter({ donnees }: MessageOutbox): Promise<void> {
    const vise = await this.exports.aRemplir(String(donnees['exportId']));
    if (!vise) return;
    const fichiers = await this.fabrique.fabriquer(vise);
    await this.unite.executer<null, never>(SYSTEME, async (tx) => {
      const expire = new Date(tx.maintenant.getTime() + REGLES_CONSERVATION.EXPORT_ACCES.duree.valeur * JOUR_MS);
      if (!(await this.exports.remplir(tx, vise.id, fichiers, expire))) return succes(null);
      tx.journaliser({
        action: 'droit.exporter',
        ressource: 'export_acces',
        ressourceId: vise.id,
        dossierId: vise.dossierId,
      });
      await this.suites.prevenirPersonne(tx, SYSTEME, { id: vise.demandeId, dossierId: vise.dossierId });
      return succes(null);
    });
  }
}
