import { Injectable } from '@nestjs/common';
import { echec, erreurMetier, succes, type ErreurMetier, type Resultat } from '@pdp/domain';
import { peutActe } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { ExportAccesDepot, type ExportVerrouille, type FormatExport } from '../persistence/export-acces.depot.js';

/** L'assuré, ou le délégué qui le lui remet, prend un fichier : une fois, puis il n'existe plus. */
@Injectable()
export class TelechargerExport {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly exports: ExportAccesDepot,
  ) {}

  async executer(acteur: Acteur, id: string, format: FormatExport): Promise<Resultat<Buffer, ErreurMetier>> {
    // Le fichier sort de la transaction par ici, jamais par sa valeur : une réponse retenue pour un nouvel essai le garderait.
    const pris: { fichier: Buffer | null } = { fichier: null };
    const fait = await this.unite.executer<null, ErreurMetier>(acteur, async (tx) => {
      const vise = await this.exports.verrouiller(tx, id);
      if (!vise || !(await this.estSien(acteur, vise))) return echec(introuvable());
      pris.fichier = await this.exports.prendre(tx, id, format);
      if (pris.fichier === null) return echec(dejaPris());
      tx.journaliser({
        action: 'droit.telecharger',
        ressource: 'export_acces',
        ressourceId: id,
        dossierId: vise.dossierId,
      });
      return succes(null);
    });
    if (!fait.ok) return fait;
    return pris.fichier === null ? echec(dejaPris()) : succes(pris.fichier);
  }

  // Le mandataire fait la demande, la personne seule prend ses fichiers.
  private async estSien(acteur: Acteur, { plateformeId, dossierId }: ExportVerrouille): Promise<boolean> {
    if (peutActe(acteur.fonction, 'droit.traiter')) return plateformeId === acteur.plateformeId;
    if (acteur.fonction !== 'ASSURE' || dossierId === null) return false;
    return (await this.faits.charger(acteur, dossierId))?.estConcerne === true;
  }
}

const dejaPris = (): ErreurMetier =>
  erreurMetier('conflit', 'Ce fichier a déjà été pris, ou il a été effacé. Vous pouvez refaire une demande.');
