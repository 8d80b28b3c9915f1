import { Injectable } from '@nestjs/common';
import {
  MACHINE_AIDE,
  echec,
  resteDemande,
  succes,
  transitionsPossibles,
  type AideFinanciereVue,
  type AidesFinancieresVue,
  type ErreurMetier,
  type Resultat,
} from '@pdp/domain';
import type { FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../platform/config/acteur.js';
import { nouvelId } from '../../platform/config/identifiants.js';
import { introuvable } from '../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../platform/journal/journal-groupe.js';
import { estVisible } from '../../platform/permissions/acces.js';
import { FaitsService } from '../../platform/permissions/faits.service.js';
import { estOuvert } from '../../platform/permissions/mener.js';
import { litAide, meneAide } from './acces-aide.js';
import { AidesDepot, type AideStockee } from './persistence/aides.depot.js';

/** Demandes d'aide d'un dossier que ce lecteur lit ; les autres ne sont ni montrées, ni comptées. */
@Injectable()
export class LireAides {
  constructor(
    private readonly faits: FaitsService,
    private readonly depot: AidesDepot,
    private readonly journal: JournalGroupe,
  ) {}

  async executer(acteur: Acteur, dossierId: string): Promise<Resultat<AidesFinancieresVue, ErreurMetier>> {
    const faits = await this.faits.charger(acteur, dossierId);
    if (!estVisible(acteur, faits)) return echec(introuvable());
    const lues = (await this.depot.duDossier(dossierId)).filter((aide) => litAide(acteur, faits, aide));
    await this.journal.consigner(acteur, {
      action: 'lecture-aides',
      ressource: 'lecture',
      ressourceId: nouvelId(),
      dossierId,
      categories: lues.length > 0 ? ['finances'] : [],
    });
    return succes({
      elements: lues.map((aide) => presenter(acteur, faits, aide)),
      peutPreparer: meneAide(acteur, faits) && estOuvert(faits),
    });
  }
}

const presenter = (acteur: Acteur, faits: FaitsDossier, { demande, ...aide }: AideStockee): AideFinanciereVue => ({
  ...aide,
  ...demande,
  resteCentimes: resteDemande(demande),
  transitions: meneAide(acteur, faits) ? transitionsPossibles(MACHINE_AIDE, aide.etat, acteur.fonction) : [],
});
