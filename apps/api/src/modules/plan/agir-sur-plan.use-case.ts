import { Injectable } from '@nestjs/common';
import {
  dateParis,
  echec,
  succes,
  type ContenuPlan,
  type ErreurMetier,
  type GestePlanRequete,
  type PlanEcrit,
  type Resultat,
  type SaisieAction,
  type Unite,
} from '@pdp/domain';
import type { FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable, versionPerimee } from '../../platform/http/probleme.exception.js';
import { estVisible } from '../../platform/permissions/acces.js';
import { FaitsService } from '../../platform/permissions/faits.service.js';
import { refusSiClos } from '../../platform/permissions/mener.js';
import { redigePlan } from './acces-plan.js';
import { actionChangee, actionSaisie, avecAction, avecObjectif, objectifChange, regleDuPlan } from './gestes-plan.js';
import { PlanDepot, type PlanEntier } from './persistence/plan.depot.js';
import { SuitesPlan } from './suites-plan.js';

/** Écrit le plan d'un dossier : objectifs, actions, feuille proposée ; sous le verrou du dossier. */
@Injectable()
export class AgirSurPlan {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly depot: PlanDepot,
    private readonly suites: SuitesPlan,
  ) {}

  executer(
    acteur: Acteur,
    dossierId: string,
    version: number | null,
    requete: GestePlanRequete,
  ): Promise<Resultat<PlanEcrit, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const faits = await this.faits.charger(acteur, dossierId, tx);
      if (!estVisible(acteur, faits)) return echec(introuvable());
      if (!redigePlan(acteur, faits)) return echec(accesRefuse());
      const clos = refusSiClos(faits);
      if (clos) return echec(clos);
      const entier = await this.depot.lireEnTransaction(tx, dossierId);
      if (version !== null && version !== entier.plan.version)
        return echec(versionPerimee({ id: dossierId, version: entier.plan.version }));
      if (requete.geste === 'proposer') {
        const propose = await this.suites.proposer(tx, acteur, faits, entier);
        if (!propose.ok) return propose;
        this.journaliser(tx, dossierId, 'plan.proposer');
        return succes({ id: dossierId, version: entier.plan.version });
      }
      const suivant = await this.jouer(tx, acteur, { faits, entier }, requete);
      if (!suivant.ok) return suivant;
      const ecrite = await this.depot.ecrirePlan(tx, acteur, dossierId, suivant.valeur);
      await this.suites.apresEcriture(tx, dossierId);
      this.journaliser(tx, dossierId, 'plan.rediger');
      return succes({ id: dossierId, version: ecrite });
    });
  }

  private async jouer(
    tx: Transaction,
    acteur: Acteur,
    { faits, entier }: { readonly faits: FaitsDossier; readonly entier: PlanEntier },
    requete: GestePlanRequete,
  ): Promise<Resultat<ContenuPlan, ErreurMetier>> {
    const { contenu } = entier.plan;
    const aujourdhui = dateParis(tx.maintenant);
    if (requete.geste === 'ajouterObjectif') return avecObjectif(contenu, tx.nouvelId(), requete, aujourdhui);
    if (requete.geste === 'changerAction') return actionChangee(contenu, requete);
    if (requete.geste === 'changerObjectif') {
      const change = objectifChange(contenu, requete);
      if (change.ok && change.valeur.objectif.etat === 'ABANDONNE')
        await this.suites.abandonnerTaches(tx, acteur, change.valeur.objectif);
      return change.ok ? succes(change.valeur.plan) : change;
    }
    const saisie = actionSaisie(contenu, requete, aujourdhui);
    if (!saisie.ok) return saisie;
    const { objectif, action } = saisie.valeur;
    const tacheId = await this.confier(tx, acteur, faits, action);
    if (!tacheId.ok) return tacheId;
    const { libelle, qui, nom, echeance } = action;
    return succes(
      avecAction(contenu, objectif, {
        id: tx.nouvelId(),
        libelle,
        qui,
        nom,
        echeance,
        statut: 'A_FAIRE',
        tacheId: tacheId.valeur,
      }),
    );
  }

  /** Une action d'un agent ou d'un service est une tâche ; celle de la personne, ou d'un tiers sans compte, reste au plan. */
  private async confier(
    tx: Transaction,
    acteur: Acteur,
    { dossierId, plateformeId }: FaitsDossier,
    { libelle, qui, responsableId, responsableUnite, echeance }: SaisieAction,
  ): Promise<Resultat<string | null, ErreurMetier>> {
    if (qui !== 'AGENT' && qui !== 'SERVICE') return succes(null);
    if (qui === 'AGENT' && !(await this.depot.estAgentActif(tx, responsableId ?? '', plateformeId)))
      return echec(regleDuPlan('responsableId', 'Cette personne n’a pas d’habilitation en cours.'));
    return succes(
      await this.suites.confier(tx, {
        plateformeId,
        dossierId,
        libelle,
        origine: 'PLAN',
        pourquoi: 'Plan d’actions',
        auteurId: acteur.utilisateurId,
        responsable: qui === 'AGENT' ? { utilisateurId: responsableId ?? '' } : { unite: responsableUnite as Unite },
        echeance,
      }),
    );
  }

  private journaliser(tx: Transaction, dossierId: string, action: string): void {
    tx.journaliser({ action, ressource: 'plan', ressourceId: dossierId, dossierId, categories: ['livret', 'taches'] });
  }
}
