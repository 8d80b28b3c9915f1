import { Injectable } from '@nestjs/common';
import {
  ajouterJours,
  dateParis,
  echec,
  succes,
  type ErreurMetier,
  type ObjectifPlan,
  type Resultat,
  type TransitionFeuille,
} from '@pdp/domain';
import type { FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../platform/config/acteur.js';
import type { Transaction } from '../../platform/database/unite-de-travail.js';
import { DossierPort } from '../dossier/dossier.port.js';
import { NotificationPort } from '../notification/notification.port.js';
import { TachePort, type NouvelleTache } from '../tache/tache.port.js';
import { feuilleDuJour, objectifsLus } from './acces-plan.js';
import { regleDuPlan } from './gestes-plan.js';
import { PlanDepot, type PlanEntier } from './persistence/plan.depot.js';

/** Jours laissés au référent pour revoir ce que la personne demande de changer. */
const JOURS_POUR_REVOIR = 7;
const TACHE_REVOIR = 'Revoir la feuille de route avec l’assuré';

/** Ce que le plan met en route : tâches confiées, feuille proposée, personne prévenue sans contenu. */
@Injectable()
export class SuitesPlan {
  constructor(
    private readonly depot: PlanDepot,
    private readonly dossiers: DossierPort,
    private readonly taches: TachePort,
    private readonly notifications: NotificationPort,
  ) {}

  confier(tx: Transaction, tache: NouvelleTache): Promise<string> {
    return this.taches.creer(tx, tache);
  }

  async abandonnerTaches(tx: Transaction, acteur: Acteur, { actions }: ObjectifPlan): Promise<void> {
    for (const { tacheId } of actions)
      if (tacheId !== null) await this.taches.annulerCellesDe(tx, acteur, { tacheId }, 'Objectif abandonné');
  }

  async apresEcriture(tx: Transaction, dossierId: string): Promise<void> {
    await this.dossiers.toucher(tx, dossierId);
    await this.dossiers.recalculerProchaineEtape(tx, dossierId);
  }

  /** Fige le plan d'aujourd'hui et le propose ; une feuille restée sans réponse est retirée. */
  async proposer(
    tx: Transaction,
    acteur: Acteur,
    faits: FaitsDossier,
    entier: PlanEntier,
  ): Promise<Resultat<null, ErreurMetier>> {
    const { dossierId } = faits;
    const feuille = feuilleDuJour(objectifsLus(acteur, faits, entier, dateParis(tx.maintenant)));
    if (!feuille.objectifs.some(({ actions }) => actions.length > 0))
      return echec(regleDuPlan('geste', 'Notez au moins un objectif et une action avant de proposer la feuille.'));
    const attendue = entier.feuilles.find(({ etat }) => etat === 'PROPOSEE');
    if (attendue) {
      await this.depot.avancer(tx, attendue, 'RETIREE');
      await this.depot.tracer(tx, acteur, attendue, ['retirer', 'PROPOSEE', 'RETIREE']);
    }
    const id = await this.depot.proposer(tx, acteur, dossierId, feuille);
    await this.depot.tracer(tx, acteur, { id, dossierId }, ['proposer', null, 'PROPOSEE']);
    await this.taches.terminerCellesDe(tx, { dossierId, libelle: TACHE_REVOIR });
    await this.notifications.notifier(tx, {
      destinataires: await this.depot.coteAssure(tx, dossierId),
      type: 'LIVRET_PUBLIE',
      ressource: 'livret',
      ressourceId: dossierId,
      dossierId,
      sauf: acteur.utilisateurId,
    });
    await this.apresEcriture(tx, dossierId);
    return succes(null);
  }

  /** Un changement demandé devient une tâche datée pour qui suit la personne. */
  async apresReponse(
    tx: Transaction,
    acteur: Acteur,
    { dossierId, plateformeId }: FaitsDossier,
    transition: TransitionFeuille,
  ): Promise<void> {
    if (transition === 'demanderChangement') {
      const referentId = (await this.dossiers.resume(dossierId, tx))?.referentId ?? null;
      await this.taches.creer(tx, {
        plateformeId,
        dossierId,
        libelle: TACHE_REVOIR,
        origine: 'LIVRET',
        pourquoi: 'Changement demandé',
        auteurId: acteur.utilisateurId,
        responsable: referentId === null ? { unite: 'SERVICE_SOCIAL' } : { utilisateurId: referentId },
        echeance: ajouterJours(dateParis(tx.maintenant), JOURS_POUR_REVOIR),
      });
    }
    await this.apresEcriture(tx, dossierId);
  }
}
