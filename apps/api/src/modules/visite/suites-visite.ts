import { Injectable } from '@nestjs/common';
import type { Acteur } from '../../platform/config/acteur.js';
import type { Transaction } from '../../platform/database/unite-de-travail.js';
import { DossierPort } from '../dossier/dossier.port.js';
import { PropositionPort } from '../proposition/proposition.port.js';
import { NotificationPort } from '../notification/notification.port.js';
import { TachePort } from '../tache/tache.port.js';
import { LiensSpst } from './persistence/liens-spst.js';

type VisiteConcernee = {
  readonly id: string;
  readonly dossierId: string;
  readonly organismeId: string;
  readonly plateformeId: string;
};

/** Ce qu'une visite met en route : le service sollicité, le référent, l'assuré ; jamais de contenu dans une notification. */
@Injectable()
export class SuitesVisite {
  constructor(
    private readonly taches: TachePort,
    private readonly notifications: NotificationPort,
    private readonly dossiers: DossierPort,
    private readonly liens: LiensSpst,
    private readonly propositions: PropositionPort,
  ) {}

  async apresDemande(tx: Transaction, acteur: Acteur, v: VisiteConcernee, echeance: string): Promise<void> {
    await this.liens.ouvrir(tx, acteur, v.dossierId, v.organismeId);
    await this.taches.creer(tx, {
      plateformeId: v.plateformeId,
      dossierId: v.dossierId,
      visiteId: v.id,
      libelle: 'Fixer la visite de pré-reprise',
      origine: 'VISITE',
      pourquoi: 'Visite demandée',
      auteurId: acteur.utilisateurId,
      responsable: { unite: 'SPST', organismeId: v.organismeId },
      echeance,
    });
    await this.notifications.notifier(tx, {
      destinataires: { unite: 'SPST', organismeId: v.organismeId, plateformeId: v.plateformeId },
      type: 'VISITE_DEMANDEE',
      ressource: 'visite',
      ressourceId: v.id,
      sauf: acteur.utilisateurId,
    });
    await this.dossiers.toucher(tx, v.dossierId);
  }

  /** La visite est envisagée : la demande appartient à l'assuré, on le lui dit. */
  async inviterLAssure(
    tx: Transaction,
    acteur: Acteur,
    v: { readonly id: string; readonly dossierId: string },
  ): Promise<void> {
    const destinataires = await this.cotesAssure(tx, v.dossierId);
    await this.notifications.notifier(tx, {
      destinataires,
      type: 'VISITE_DEMANDEE',
      ressource: 'visite',
      ressourceId: v.id,
      dossierId: v.dossierId,
      sauf: acteur.utilisateurId,
    });
    await this.dossiers.toucher(tx, v.dossierId);
  }

  async apresPlanification(tx: Transaction, acteur: Acteur, v: VisiteConcernee): Promise<void> {
    await this.taches.terminerCellesDe(tx, { visiteId: v.id });
    await this.prevenir(tx, acteur, v, [
      ...(await this.cotesAssure(tx, v.dossierId)),
      ...(await this.referent(tx, v.dossierId)),
    ]);
    await this.dossiers.toucher(tx, v.dossierId);
    await this.dossiers.recalculerProchaineEtape(tx, v.dossierId);
  }

  /** Les recommandations sont transmises : le référent les lit (s'il a l'accord) et met le livret à jour. */
  async apresTransmission(tx: Transaction, acteur: Acteur, v: VisiteConcernee, echeance: string): Promise<void> {
    await this.taches.terminerCellesDe(tx, { visiteId: v.id });
    const [referentId] = await this.referent(tx, v.dossierId);
    if (referentId !== undefined) {
      await this.taches.creer(tx, {
        plateformeId: v.plateformeId,
        dossierId: v.dossierId,
        visiteId: v.id,
        libelle: 'Lire le résultat de pré-reprise',
        origine: 'VISITE',
        pourquoi: `Reçu de ${acteur.nom}, santé au travail`,
        auteurId: acteur.utilisateurId,
        responsable: { utilisateurId: referentId },
        echeance,
      });
    }
    await this.prevenir(tx, acteur, v, [
      ...(referentId === undefined ? [] : [referentId]),
      ...(await this.medecinsConseil(tx, v.dossierId)),
    ]);
    await this.propositions.proposer(tx, {
      dossierId: v.dossierId,
      source: 'VISITE',
      sourceId: v.id,
      cible: 'DECISIONS',
      phrase: 'Vous avez rencontré le médecin du travail. Il a proposé des adaptations pour préparer votre retour.',
    });
  }

  /** La visite a eu lieu : le référent peut marquer l'étape faite dans le livret. */
  apresVenue(tx: Transaction, { id, dossierId }: Pick<VisiteConcernee, 'id' | 'dossierId'>): Promise<void> {
    const phrase = 'Rencontrer le médecin du travail';
    return this.propositions.proposer(tx, { dossierId, source: 'VISITE', sourceId: id, cible: 'ETAPES', phrase });
  }

  async apresFin(tx: Transaction, acteur: Acteur, v: VisiteConcernee): Promise<void> {
    await this.taches.terminerCellesDe(tx, { visiteId: v.id });
    await this.prevenir(tx, acteur, v, await this.referent(tx, v.dossierId));
    await this.dossiers.toucher(tx, v.dossierId);
    await this.dossiers.recalculerProchaineEtape(tx, v.dossierId);
  }

  private async prevenir(
    tx: Transaction,
    acteur: Acteur,
    v: VisiteConcernee,
    destinataires: readonly string[],
  ): Promise<void> {
    if (destinataires.length > 0)
      await this.notifications.notifier(tx, {
        destinataires,
        type: 'VISITE_RESULTAT',
        ressource: 'visite',
        ressourceId: v.id,
        dossierId: v.dossierId,
        sauf: acteur.utilisateurId,
      });
  }

  private async referent(tx: Transaction, dossierId: string): Promise<string[]> {
    const resume = await this.dossiers.resume(dossierId, tx);
    return resume?.referentId ? [resume.referentId] : [];
  }

  private async cotesAssure(tx: Transaction, dossierId: string): Promise<string[]> {
    const lignes = await tx.sql<{ id: string }>(
      `SELECT u.id FROM dossier d JOIN utilisateur u ON u.assure_id = d.assure_id AND u.actif WHERE d.id = $1
       UNION SELECT m.mandataire_id FROM mandat m WHERE m.dossier_id = $1 AND m.revoque_le IS NULL AND m.debut <= now() AND (m.fin IS NULL OR m.fin > now())`,
      [dossierId],
    );
    return lignes.map((l) => l.id);
  }

  // Destinataire de droit, sauf opposition (R.4624-30 CT) : les médecins conseil déjà au cercle du dossier.
  private async medecinsConseil(tx: Transaction, dossierId: string): Promise<string[]> {
    const lignes = await tx.sql<{ id: string }>(
      `SELECT DISTINCT a.utilisateur_id AS id FROM affectation_dossier a JOIN habilitation h ON h.utilisateur_id = a.utilisateur_id AND h.fonction = 'MEDECIN_CONSEIL' AND (h.fin IS NULL OR h.fin > now())
       WHERE a.dossier_id = $1 AND (a.fin IS NULL OR a.fin > now())`,
      [dossierId],
    );
    return lignes.map((l) => l.id);
  }
}
