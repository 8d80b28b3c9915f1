import { Injectable } from '@nestjs/common';
import { echec, succes, type AccesVue, type ErreurMetier, type Page, type Resultat } from '@pdp/domain';
import { porteeDe } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { nouvelId } from '../../../platform/config/identifiants.js';
import { accesRefuse, introuvable } from '../../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { estVisible } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { JournalPort } from '../journal.port.js';

/** « Qui a ouvert mon dossier » : pour l'assuré, son mandataire, et le délégué à la protection des données. */
@Injectable()
export class LireJournal {
  constructor(
    private readonly faits: FaitsService,
    private readonly lecture: JournalPort,
    private readonly journal: JournalGroupe,
  ) {}

  async executer(
    acteur: Acteur,
    dossierId: string,
    limite: number,
    curseur: string | undefined,
  ): Promise<Resultat<Page<AccesVue>, ErreurMetier>> {
    const faits = await this.faits.charger(acteur, dossierId);
    if (faits === null) return echec(introuvable());
    const portee = porteeDe(acteur, 'lire', { categorie: 'journal', faits });
    // L'administrateur ne lit que le journal technique de la plateforme, jamais celui d'une personne.
    if (portee === null || portee === 'technique')
      return echec(estVisible(acteur, faits) ? accesRefuse() : introuvable());
    const [page] = await Promise.all([
      this.lecture.lister({ dossierId, sauf: acteur.utilisateurId, limite, curseur }),
      this.journal.consigner(acteur, {
        action: 'lecture-journal',
        ressource: 'lecture',
        ressourceId: nouvelId(),
        dossierId,
        categories: ['journal'],
      }),
    ]);
    return succes(page);
  }
}
