import { Injectable } from '@nestjs/common';
import { echec, succes, type DiagnosticsVue, type ErreurMetier, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { introuvable } from '../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../platform/journal/journal-groupe.js';
import { estVisible } from '../../platform/permissions/acces.js';
import { FaitsService } from '../../platform/permissions/faits.service.js';
import { estOuvert } from '../../platform/permissions/mener.js';
import { lisiblesPour, presenterDiagnostic, redige, voit } from './acces-diagnostic.js';
import { DiagnosticsDepot } from './persistence/diagnostics.depot.js';
import type { DiagnosticsPort } from './diagnostic.port.js';

/** Diagnostic d'un dossier, tel que ce lecteur le lit : une seule projection, celle de ses catégories. */
@Injectable()
export class LireDiagnostic implements DiagnosticsPort {
  constructor(
    private readonly faits: FaitsService,
    private readonly depot: DiagnosticsDepot,
    private readonly journal: JournalGroupe,
  ) {}

  async executer(acteur: Acteur, dossierId: string): Promise<Resultat<DiagnosticsVue, ErreurMetier>> {
    const faits = await this.faits.charger(acteur, dossierId);
    if (!estVisible(acteur, faits)) return echec(introuvable());
    const lisibles = lisiblesPour(acteur, faits);
    const [tous] = await Promise.all([
      this.depot.duDossier(dossierId),
      this.journal.consigner(acteur, {
        action: 'diagnostic.lire',
        ressource: 'dossier',
        ressourceId: dossierId,
        dossierId,
        categories: [...lisibles],
      }),
    ]);
    const vues = tous.filter((ligne) => voit(acteur, faits, ligne));
    const enPreparation = vues.find(({ etat }) => etat === 'BROUILLON' || etat === 'PARTAGE');
    const valide = vues.find(({ etat }) => etat === 'VALIDE');
    return succes({
      enPreparation: enPreparation ? presenterDiagnostic(acteur, faits, enPreparation) : null,
      valide: valide ? presenterDiagnostic(acteur, faits, valide) : null,
      passees: vues
        .filter(({ etat }) => etat === 'REMPLACE')
        .map(({ id, numero, valideLe, facon }) => ({ id, numero, valideLe, facon })),
      lisibles,
      redige: redige(acteur, faits) && estOuvert(faits),
    });
  }
}
