import { Injectable } from '@nestjs/common';
import {
  ajouterJours,
  ajouterMois,
  dateParis,
  echec,
  erreurMetier,
  refusEffectif,
  refusValidation,
  succes,
  type ErreurMetier,
  type EtatAlerte,
  type OuvrirAlerteRequete,
  type RepondreAlerteRequete,
  type Resultat,
  type TransitionAlerteRequete,
} from '@pdp/domain';
import { peutActe } from '@pdp/permissions';
import type { Acteur } from '../../platform/config/acteur.js';
import { UniteDeTravail, codePg, type Transaction } from '../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable } from '../../platform/http/probleme.exception.js';
import { TachePort } from '../tache/tache.port.js';
import { AlertesDepot } from './persistence/alertes.depot.js';

/** Rendu par chaque écriture. */
export type AlerteEcrite = { readonly id: string; readonly etat: EtatAlerte };

const JOURS_POUR_CONFIRMER = 15;

/** Ouvre une alerte, y répond, la valide : chaque pas est au journal, aucun ne nomme une personne hors de son référent. */
@Injectable()
export class EcrireAlerte {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly depot: AlertesDepot,
    private readonly taches: TachePort,
  ) {}

  /** Une entreprise trop petite donne une alerte bloquée : la tentative se voit, rien ne part, personne n'est interrogé. */
  async ouvrir(
    acteur: Acteur,
    { siret, effectif }: OuvrirAlerteRequete,
  ): Promise<Resultat<AlerteEcrite, ErreurMetier>> {
    try {
      return await this.unite.executer(acteur, async (tx) => {
        const { plateformeId, utilisateurId } = acteur;
        if (plateformeId === null) return echec(accesRefuse());
        const jour = dateParis(tx.maintenant);
        const seuils = await this.depot.seuils(tx, plateformeId, jour);
        const depuis = ajouterMois(jour, -seuils.mois);
        const { personnes, raisonSociale, referents } = await this.depot.dossiersDuSiret(
          tx,
          plateformeId,
          depuis,
          siret,
        );
        const concerne = peutActe(acteur.fonction, 'alerte.valider') || referents.includes(utilisateurId);
        // Sous le seuil, ou sans dossier à soi : la même réponse, pour ne rien apprendre d'une entreprise en l'essayant.
        if (personnes < seuils.dossiers || !concerne) return echec(pasAssez(seuils.dossiers));
        const etat: EtatAlerte = refusEffectif(effectif, seuils) === null ? 'BROUILLON' : 'BLOQUEE';
        const alerte = { plateformeId, siret, raisonSociale, effectif, depuis, etat, creePar: utilisateurId };
        const id = await this.depot.inserer(tx, alerte);
        if (etat === 'BROUILLON') await this.interroger(tx, acteur, plateformeId, referents);
        tx.journaliser({ action: 'alerte.ouvrir', ressource: 'alerte', ressourceId: id });
        return succes({ id, etat });
      });
    } catch (erreur) {
      if (codePg(erreur) === '23505')
        return echec(erreurMetier('conflit', 'Une alerte est déjà à confirmer pour cette entreprise.'));
      throw erreur;
    }
  }

  repondre(
    acteur: Acteur,
    id: string,
    { dossierId, confirme }: RepondreAlerteRequete,
  ): Promise<Resultat<AlerteEcrite, ErreurMetier>> {
    return this.surAlerte(acteur, id, async (tx, alerte) => {
      if (!(await this.depot.estSien(tx, alerte, dossierId, acteur.utilisateurId))) return echec(introuvable());
      if (alerte.etat !== 'BROUILLON')
        return echec(erreurMetier('transition-impossible', 'Cette alerte n’attend plus de réponse.'));
      await this.depot.repondre(tx, id, dossierId, confirme, acteur.utilisateurId);
      const action = confirme ? 'alerte.confirmer' : 'alerte.retirer';
      tx.journaliser({ action, ressource: 'alerte', ressourceId: id, dossierId, categories: ['emploi'] });
      return succes({ id, etat: alerte.etat });
    });
  }

  transiter(
    acteur: Acteur,
    id: string,
    { transition }: TransitionAlerteRequete,
  ): Promise<Resultat<AlerteEcrite, ErreurMetier>> {
    return this.surAlerte(acteur, id, async (tx, alerte) => {
      const seuils = await this.depot.seuils(tx, alerte.plateformeId, dateParis(tx.maintenant));
      const refus = transition === 'valider' ? refusValidation(alerte, seuils) : null;
      if (refus !== null) return echec(erreurMetier('regle-metier', refus));
      if (alerte.etat !== 'BROUILLON')
        return echec(erreurMetier('transition-impossible', 'Cette alerte est déjà close.'));
      const etat: EtatAlerte = transition === 'valider' ? 'VALIDEE' : 'ABANDONNEE';
      await this.depot.clore(tx, id, etat, acteur.utilisateurId);
      tx.journaliser({ action: `alerte.${transition}`, ressource: 'alerte', ressourceId: id });
      return succes({ id, etat });
    });
  }

  private surAlerte(
    acteur: Acteur,
    id: string,
    suite: (
      tx: Transaction,
      alerte: NonNullable<Awaited<ReturnType<AlertesDepot['verrouiller']>>>,
    ) => Promise<Resultat<AlerteEcrite, ErreurMetier>>,
  ): Promise<Resultat<AlerteEcrite, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const alerte = acteur.plateformeId === null ? null : await this.depot.verrouiller(tx, acteur.plateformeId, id);
      return alerte === null ? echec(introuvable()) : suite(tx, alerte);
    });
  }

  // Une tâche par référent, sans dossier : la page des alertes lui montre les siens, et eux seuls.
  private async interroger(
    tx: Transaction,
    acteur: Acteur,
    plateformeId: string,
    referents: readonly string[],
  ): Promise<void> {
    await this.taches.creerPlusieurs(
      tx,
      referents.map((utilisateurId) => ({
        plateformeId,
        libelle: 'Confirmer ou retirer vos dossiers d’une alerte entreprise',
        pourquoi: 'Alerte vers la direction des risques professionnels',
        origine: 'MANUELLE' as const,
        auteurId: acteur.utilisateurId,
        responsable: { utilisateurId },
        echeance: ajouterJours(dateParis(tx.maintenant), JOURS_POUR_CONFIRMER),
      })),
    );
  }
}

const pasAssez = (minimum: number): ErreurMetier =>
  erreurMetier(
    'regle-metier',
    `Une alerte demande au moins ${minimum} personnes suivies pour cette entreprise, dont une par vous.`,
  );
