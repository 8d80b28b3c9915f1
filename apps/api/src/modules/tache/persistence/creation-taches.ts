import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { DossierPort } from '../../dossier/dossier.port.js';
import { NotificationPort } from '../../notification/notification.port.js';
import { TachePort, type NouvelleTache, type SourceTache } from '../tache.port.js';
import { TacheEntity } from './tache.entity.js';

/** Écrit les tâches dans la transaction de l'appelant. */
@Injectable()
export class CreationTaches extends TachePort {
  constructor(
    private readonly notifications: NotificationPort,
    private readonly dossiers: DossierPort,
  ) {
    super();
  }

  async creer(tx: Transaction, tache: NouvelleTache): Promise<string> {
    const id = tx.nouvelId();
    const personne = 'utilisateurId' in tache.responsable ? tache.responsable.utilisateurId : null;
    const service = 'unite' in tache.responsable ? tache.responsable : null;
    await tx.manager.insert(TacheEntity, {
      id,
      dossierId: tache.dossierId ?? null,
      signalementId: tache.signalementId ?? null,
      visiteId: tache.visiteId ?? null,
      decisionId: tache.decisionId ?? null,
      plateformeId: tache.plateformeId,
      libelle: tache.libelle,
      pourquoi: tache.pourquoi ?? null,
      origine: tache.origine,
      auteurId: tache.auteurId ?? null,
      responsableId: personne,
      responsableUnite: service?.unite ?? null,
      responsableOrganismeId: service?.organismeId ?? null,
      echeance: tache.echeance ?? null,
      dansLivret: tache.dansLivret ?? false,
      creeLe: tx.maintenant,
    });
    if (personne !== null && personne !== tache.auteurId && !tache.sansNotification) {
      await this.notifications.notifier(tx, {
        destinataires: [personne],
        type: 'TACHE_CONFIEE',
        ressource: 'tache',
        ressourceId: id,
        dossierId: tache.dossierId ?? null,
      });
    }
    if (tache.dossierId && tache.echeance) await this.dossiers.recalculerProchaineEtape(tx, tache.dossierId);
    return id;
  }

  async terminerCellesDe(tx: Transaction, source: SourceTache): Promise<number> {
    const { condition, valeurs } = enCritere(source);
    const lignes = await tx.sql<{ dossier_id: string | null }>(
      `UPDATE tache SET etat = 'FAITE', fait_le = $1, version = version + 1 WHERE ${condition} AND etat IN ('A_FAIRE','EN_COURS','BLOQUEE') RETURNING dossier_id`,
      [tx.maintenant, ...valeurs],
    );
    for (const dossierId of new Set(lignes.flatMap((l) => l.dossier_id ?? [])))
      await this.dossiers.recalculerProchaineEtape(tx, dossierId);
    return lignes.length;
  }
}

function enCritere(source: SourceTache): { readonly condition: string; readonly valeurs: readonly string[] } {
  if ('signalementId' in source) return { condition: 'signalement_id = $2', valeurs: [source.signalementId] };
  if ('visiteId' in source) return { condition: 'visite_id = $2', valeurs: [source.visiteId] };
  if ('decisionId' in source) return { condition: 'decision_id = $2', valeurs: [source.decisionId] };
  if ('tacheId' in source) return { condition: 'id = $2', valeurs: [source.tacheId] };
  return { condition: 'dossier_id = $2 AND libelle = $3', valeurs: [source.dossierId, source.libelle] };
}
