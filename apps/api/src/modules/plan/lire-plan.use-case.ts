import { Inject, Injectable } from '@nestjs/common';
import { dateParis, echec, ecartsFeuille, succes, type ErreurMetier, type PlanVue, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { HORLOGE, type HorlogeSysteme } from '../../platform/config/jetons.js';
import { JournalGroupe } from '../../platform/journal/journal-groupe.js';
import { refusDAcces } from '../../platform/permissions/acces.js';
import { FaitsService } from '../../platform/permissions/faits.service.js';
import { estOuvert } from '../../platform/permissions/mener.js';
import { feuilleDuJour, litPlan, objectifsLus, presenterFeuille, redigePlan, voitFeuille } from './acces-plan.js';
import { PlanDepot } from './persistence/plan.depot.js';
import type { PlansPort } from './plan.port.js';

/** Plan d'actions d'un dossier : le plan en cours pour qui suit les tâches, la feuille de route pour qui lit le livret. */
@Injectable()
export class LirePlan implements PlansPort {
  constructor(
    private readonly faits: FaitsService,
    private readonly depot: PlanDepot,
    private readonly journal: JournalGroupe,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async executer(acteur: Acteur, dossierId: string): Promise<Resultat<PlanVue, ErreurMetier>> {
    const faits = await this.faits.charger(acteur, dossierId);
    const refus = refusDAcces(acteur, faits, { action: 'lire', categorie: 'livret' });
    if (refus || faits === null) return echec(refus!);
    const lit = litPlan(acteur, faits);
    const [entier] = await Promise.all([
      this.depot.lire(dossierId),
      this.journal.consigner(acteur, {
        action: 'plan.lire',
        ressource: 'dossier',
        ressourceId: dossierId,
        dossierId,
        categories: lit ? ['livret', 'taches'] : ['livret'],
      }),
    ]);
    const objectifs = lit ? objectifsLus(acteur, faits, entier, dateParis(this.horloge())) : null;
    const vues = entier.feuilles
      .filter((feuille) => voitFeuille(acteur, faits, feuille))
      .map((feuille) => presenterFeuille(acteur, faits, feuille));
    const proposee = vues.find(({ etat }) => etat === 'PROPOSEE') ?? null;
    const acceptee = vues.find(({ etat }) => etat === 'ACCEPTEE') ?? null;
    const derniere = vues[0];
    const actuelle = objectifs === null ? proposee?.contenu : feuilleDuJour(objectifs);
    return succes({
      plan: objectifs === null ? null : { version: entier.plan.version, objectifs },
      proposee,
      aRevoir: derniere?.etat === 'A_REVOIR' ? derniere : null,
      acceptee,
      passees: vues
        .filter(({ etat }) => etat === 'REMPLACEE')
        .map(({ id, numero, etat, accepteeLe, facon }) => ({ id, numero, etat, accepteeLe, facon })),
      ecarts: acceptee && actuelle ? ecartsFeuille(acceptee.contenu, actuelle) : [],
      redige: redigePlan(acteur, faits) && estOuvert(faits),
    });
  }
}
