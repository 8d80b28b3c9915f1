import { Injectable } from '@nestjs/common';
import {
  CATEGORIE_DE_CLASSE,
  echec,
  succes,
  type ErreurMetier,
  type MotifRetraitDocument,
  type Resultat,
  type VersionVue,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { refusDAcces } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { dejaRetire } from '../deposer/deposer-document.use-case.js';
import { DocumentsDepot } from '../persistence/documents.depot.js';

type Demande = { readonly documentId: string; readonly motif: MotifRetraitDocument; readonly version: number | null };

/** Retire un document : son contenu est effacé, il reste qu'il a existé, qui l'a retiré et pourquoi. */
@Injectable()
export class RetirerDocument {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly depot: DocumentsDepot,
  ) {}

  executer(acteur: Acteur, { documentId, motif, version }: Demande): Promise<Resultat<VersionVue, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const vise = await this.depot.lire(tx, documentId);
      if (!vise) return echec(introuvable());
      const { dossierId } = vise;
      const categorie = CATEGORIE_DE_CLASSE[vise.classe];
      const faits = await this.faits.charger(acteur, dossierId, tx);
      const refus = refusDAcces(acteur, faits, { action: 'ecrire', categorie });
      if (refus) return echec(refus);
      const actuel = await this.depot.lire(tx, documentId);
      if (actuel?.retireLe !== null) return echec(dejaRetire());
      if (version !== null && version !== actuel.version) return echec(versionPerimee({ version: actuel.version }));
      const nouvelle = await this.depot.retirer(tx, acteur, documentId, motif);
      await this.depot.tracer(tx, acteur, { id: documentId, dossierId, transition: 'retirer', vers: 'RETIRE', motif });
      tx.journaliser({
        action: 'document.retirer',
        ressource: 'document',
        ressourceId: documentId,
        dossierId,
        categories: [categorie],
      });
      tx.publier('document-retire', { documentId });
      await this.depot.annoncer(tx, dossierId, documentId, categorie);
      return succes({ id: documentId, version: nouvelle });
    });
  }
}
