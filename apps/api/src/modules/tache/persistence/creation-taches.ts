import { Injectable } from '@nestjs/common';
import { ensemble } from '../../../platform/database/requetes-de-transaction.js';
import type { ActeurOuSysteme } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { DossierPort } from '../../dossier/dossier.port.js';
import { NotificationPort, type AvisPersonnel } from '../../notification/notification.port.js';
import { TachePort, type NouvelleTache, type SourceTache } from '../tache.port.js';

/** Écrit les tâches dans la transaction de l'appelant. */
@Injectable()
export class CreationTaches extends TachePort {
  constructor(
    private readonly notifications: NotificationPort,
    private readonly dossiers: DossierPort,
  ) {
    super();
  }

  async creerPlusieurs(
    tx: Transaction,
    taches: readonly NouvelleTache[],
    { avis = [], toucher }: { readonly avis?: readonly AvisPersonnel[]; readonly toucher?: string } = {},
  ): Promise<string[]> {
    const nouvelles = taches.map((tache) => ({ id: tache.id ?? tx.nouvelId(), tache }));
    const dates = taches.flatMap((t) => (t.dossierId && t.echeance ? [t.dossierId] : []));
    const dossiers = new Set(toucher === undefined ? dates : [...dates, toucher]);
    // Envoyées d'un trait, jouées dans l'ordre : la prochaine étape se calcule une fois toutes les tâches écrites.
    await ensemble([
      ...(nouvelles.length > 0 ? [tx.sql(INSERTION, [JSON.stringify(nouvelles.map(enLigne)), tx.maintenant])] : []),
      this.notifications.notifierChacun(tx, [...nouvelles.flatMap(avisDe), ...avis]),
      ...[...dossiers].map((id) => this.dossiers.recalculerProchaineEtape(tx, id, id === toucher)),
    ]);
    return nouvelles.map((n) => n.id);
  }

  terminerCellesDe(tx: Transaction, source: SourceTache): Promise<number> {
    return this.fermer(tx, source, 'FAITE');
  }

  abandonnerCellesDe(tx: Transaction, source: SourceTache): Promise<number> {
    return this.fermer(tx, source, 'SANS_OBJET');
  }

  async annulerCellesDe(tx: Transaction, acteur: ActeurOuSysteme, source: SourceTache, motif: string): Promise<number> {
    const { condition, valeurs } = enCritere(source);
    const lignes = await tx.sql<{ id: string; dossier_id: string | null; de: string }>(
      `UPDATE tache t SET etat = 'SANS_OBJET', fait_le = $1, version = t.version + 1
       FROM (SELECT id, etat FROM tache WHERE ${condition} AND etat IN ('A_FAIRE','EN_COURS','BLOQUEE') FOR UPDATE) avant
       WHERE t.id = avant.id RETURNING t.id, t.dossier_id, avant.etat AS de`,
      [null, ...valeurs],
    );
    for (const { id, dossier_id: dossierId, de } of lignes)
      await tx.sql(
        `INSERT INTO transition (id, ressource, ressource_id, dossier_id, transition, de, vers, acteur_id, fonction, motif, le)
         VALUES ($1,'tache',$2,$3,'abandonner',$4,'SANS_OBJET',$5,$6,$7,$8)`,
        [tx.nouvelId(), id, dossierId, de, acteur.utilisateurId, acteur.fonction, motif, tx.maintenant],
      );
    await this.apresChangement(tx, lignes);
    return lignes.length;
  }

  async rouvrir(tx: Transaction, tacheId: string): Promise<void> {
    const lignes = await tx.sql<{ dossier_id: string | null }>(
      `UPDATE tache SET etat = 'A_FAIRE', fait_le = NULL, version = version + 1 WHERE id = $1 AND etat = 'FAITE' RETURNING dossier_id`,
      [tacheId],
    );
    await this.apresChangement(tx, lignes);
  }

  private async fermer(tx: Transaction, source: SourceTache, vers: 'FAITE' | 'SANS_OBJET'): Promise<number> {
    const { condition, valeurs } = enCritere(source);
    const lignes = await tx.sql<{ dossier_id: string | null }>(
      `UPDATE tache SET etat = '${vers}', fait_le = $1, version = version + 1 WHERE ${condition} AND etat IN ('A_FAIRE','EN_COURS','BLOQUEE') RETURNING dossier_id`,
      [vers === 'FAITE' ? tx.maintenant : null, ...valeurs],
    );
    await this.apresChangement(tx, lignes);
    return lignes.length;
  }

  private async apresChangement(tx: Transaction, lignes: readonly { dossier_id: string | null }[]): Promise<void> {
    for (const dossierId of new Set(lignes.flatMap((l) => l.dossier_id ?? [])))
      await this.dossiers.recalculerProchaineEtape(tx, dossierId);
  }
}

type Nouvelle = { readonly id: string; readonly tache: NouvelleTache };

const COLONNES = `id, dossier_id, signalement_id, visite_id, decision_id, plateforme_id, libelle, pourquoi, origine, auteur_id,
  responsable_id, responsable_unite, responsable_organisme_id, echeance, dans_livret`;
const INSERTION = `INSERT INTO tache (${COLONNES}, cree_le) SELECT ${COLONNES}, $2::timestamptz FROM json_to_recordset($1::json) AS t(
  id uuid, dossier_id uuid, signalement_id uuid, visite_id uuid, decision_id uuid, plateforme_id uuid, libelle text, pourquoi text,
  origine text, auteur_id uuid, responsable_id uuid, responsable_unite text, responsable_organisme_id uuid, echeance date, dans_livret boolean)`;

// Une clé absente est un NULL.
function enLigne({ id, tache }: Nouvelle): Readonly<Record<string, unknown>> {
  const personne = 'utilisateurId' in tache.responsable ? tache.responsable.utilisateurId : null;
  const service = 'unite' in tache.responsable ? tache.responsable : null;
  return {
    id,
    dossier_id: tache.dossierId,
    signalement_id: tache.signalementId,
    visite_id: tache.visiteId,
    decision_id: tache.decisionId,
    plateforme_id: tache.plateformeId,
    libelle: tache.libelle,
    pourquoi: tache.pourquoi,
    origine: tache.origine,
    auteur_id: tache.auteurId,
    responsable_id: personne,
    responsable_unite: service?.unite,
    responsable_organisme_id: service?.organismeId,
    echeance: tache.echeance,
    dans_livret: tache.dansLivret ?? false,
  };
}

function avisDe({ id, tache }: Nouvelle): AvisPersonnel[] {
  if (!('utilisateurId' in tache.responsable) || tache.sansNotification) return [];
  const destinataireId = tache.responsable.utilisateurId;
  if (destinataireId === tache.auteurId) return [];
  const dossierId = tache.dossierId ?? null;
  return [{ destinataireId, type: 'TACHE_CONFIEE', ressource: 'tache', ressourceId: id, dossierId }];
}

function enCritere(source: SourceTache): { readonly condition: string; readonly valeurs: readonly string[] } {
  if ('signalementId' in source) return { condition: 'signalement_id = $2', valeurs: [source.signalementId] };
  if ('visiteId' in source) return { condition: 'visite_id = $2', valeurs: [source.visiteId] };
  if ('decisionId' in source) return { condition: 'decision_id = $2', valeurs: [source.decisionId] };
  if ('tacheId' in source) return { condition: 'id = $2', valeurs: [source.tacheId] };
  return { condition: 'dossier_id = $2 AND libelle = $3', valeurs: [source.dossierId, source.libelle] };
}
