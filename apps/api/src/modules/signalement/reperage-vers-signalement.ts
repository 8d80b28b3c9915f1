import { Injectable } from '@nestjs/common';
import type { Acteur } from '../../platform/config/acteur.js';
import type { Transaction } from '../../platform/database/unite-de-travail.js';
import { enMotsRecus } from './mots-recus.js';
import { PersonneConnueRepository } from './persistence/personne-connue.repository.js';
import { SignalementRepository } from './persistence/signalement.repository.js';
import { SignalementPort, type SignalementDeReperage } from './signalement.port.js';
import { SuitesSignalement } from './suites-signalement.js';

/** Signalement émis depuis la liste de repérage : la personne et l'arrêt viennent de la CPAM. */
@Injectable()
export class ReperageVersSignalement extends SignalementPort {
  constructor(
    private readonly signalements: SignalementRepository,
    private readonly personnes: PersonneConnueRepository,
    private readonly suites: SuitesSignalement,
  ) {
    super();
  }

  async emettreDepuisReperage(tx: Transaction, acteur: Acteur, demande: SignalementDeReperage): Promise<string> {
    const { identite, arret, regime } = await this.personnes.lire(tx, demande);
    const id = await this.signalements.inserer(tx, {
      assureId: demande.assureId,
      plateformeId: demande.plateformeId,
      origine: demande.origine,
      emetteur: { id: acteur.utilisateurId, fonction: acteur.fonction, organismeId: acteur.organismeId },
      motif: 'ARRET_LONG',
      commentaire: null,
      // La liste de la CPAM est une mission des services : information générale, pas d'information individuelle encore (domain.md 1.3.1).
      assureInforme: false,
      arretId: demande.arretId,
      recu: enMotsRecus(identite, arret, { identiteDiverge: false, rapprochement: false }),
    });
    await this.suites.apresEmission(tx, {
      id,
      plateformeId: demande.plateformeId,
      regime,
      identiteDiverge: false,
      rapprochement: false,
    });
    tx.journaliser({
      action: 'signalement.creer',
      ressource: 'signalement',
      ressourceId: id,
      categories: ['identite', 'arret'],
    });
    return id;
  }
}
