import { Injectable } from '@nestjs/common';
import type { Consentement, ErreurMetier, Resultat } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { FichiersPort, type FormulaireRecu } from '../../document/document.port.js';
import { ConsentementDepot } from '../persistence/consentement.depot.js';
import { ReactionsRetrait } from '../reactions-retrait.port.js';

type Donne = {
  readonly dossierId: string;
  readonly consentementId: string;
  readonly accord: Consentement;
  /** Un accord encore en cours est remplacé : il a pu rétrécir. */
  readonly remplaceActif: boolean;
};

/** Ce qui entoure un accord donné : sa preuve sur papier avant, le journal, les écrans et la file après. */
@Injectable()
export class SuitesDAccord {
  constructor(
    private readonly depot: ConsentementDepot,
    private readonly reactions: ReactionsRetrait,
    private readonly fichiers: FichiersPort,
  ) {}

  /** Formulaire déposé par cet agent pour ce dossier, prêt à prouver un accord. */
  formulaire(
    tx: Transaction,
    acteur: Acteur,
    dossierId: string,
    fichierId: string,
  ): Promise<Resultat<FormulaireRecu, ErreurMetier>> {
    return this.fichiers.formulairePret(tx, { fichierId, dossierId, deposePar: acteur.utilisateurId });
  }

  async annoncer(tx: Transaction, { dossierId, consentementId, accord, remplaceActif }: Donne): Promise<void> {
    tx.journaliser({
      action: 'consentement.donner',
      ressource: 'consentement',
      ressourceId: consentementId,
      dossierId,
      categories: ['consentements'],
    });
    for (const agentId of await this.depot.agentsRelies(tx, dossierId))
      tx.diffuser(`agent:${agentId}`, 'dossier.change', { id: dossierId });
    tx.publier('consentement-donne', { dossierId, consentementId });
    const partenaire =
      accord.portee === 'PARTENAIRE'
        ? { unite: accord.unite, organismeId: accord.organismeId }
        : { unite: null, organismeId: null };
    const change = { dossierId, consentementId, portee: accord.portee, ...partenaire, agentsIds: [] };
    // Un remplacement peut rétrécir l'accord : on réévalue aussi comme pour un retrait.
    if (remplaceActif) tx.apresValidation(() => this.reactions.declencher('retrait', change));
    tx.apresValidation(() => this.reactions.declencher('octroi', change));
  }
}
