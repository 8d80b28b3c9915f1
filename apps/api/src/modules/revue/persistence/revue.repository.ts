import { Injectable } from '@nestjs/common';
import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { PassageRevueEntity } from './passage-revue.entity.js';
import { RevueEntity } from './revue.entity.js';

/** Fait durable d'une séance ; `donnees` ne porte que des identifiants et des codes, le contenu se relit par les routes. */
export type NouvelEvenement = {
  readonly type: string;
  readonly passageId?: string | null;
  readonly dossierId?: string | null;
  readonly donnees?: Readonly<Record<string, unknown>>;
};

/** Écritures d'une revue, toutes sous le verrou de sa ligne : la suite des événements n'a ni trou ni doublon. */
@Injectable()
export class RevueRepository {
  /** Verrouille et rend la revue si elle est de la plateforme de l'acteur ; null sinon (404). */
  async verrouiller(tx: Transaction, acteur: Acteur, id: string): Promise<RevueEntity | null> {
    const revue = await tx.manager.findOne(RevueEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return revue !== null && revue.plateformeId === acteur.plateformeId ? revue : null;
  }

  /** Verrouille la revue d'un passage, puis rend les deux ; null si l'une manque ou relève d'une autre plateforme. */
  async verrouillerParPassage(
    tx: Transaction,
    acteur: Acteur,
    passageId: string,
  ): Promise<{ revue: RevueEntity; passage: PassageRevueEntity } | null> {
    const [ligne] = await tx.sql<{ revue_id: string }>(`SELECT revue_id FROM passage_revue WHERE id = $1`, [passageId]);
    const revue = ligne && (await this.verrouiller(tx, acteur, ligne.revue_id));
    if (!revue) return null;
    const passage = await tx.manager.findOneByOrFail(PassageRevueEntity, { id: passageId });
    return { revue, passage };
  }

  /** Ajoute un événement au rang suivant, met la revue à jour et prévient la salle après validation ; rend la séquence. */
  async ajouter(
    tx: Transaction,
    acteur: Acteur,
    revue: RevueEntity,
    evenement: NouvelEvenement,
    changement: Partial<RevueEntity> = {},
  ): Promise<number> {
    const sequence = revue.sequence + 1;
    Object.assign(revue, changement, { sequence, version: revue.version + 1 });
    await tx.manager.update(RevueEntity, { id: revue.id }, { ...changement, sequence, version: revue.version });
    await tx.sql(
      `INSERT INTO revue_evenement (revue_id, sequence, type, passage_id, dossier_id, auteur_id, donnees, le) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)`,
      [
        revue.id,
        sequence,
        evenement.type,
        evenement.passageId ?? null,
        evenement.dossierId ?? null,
        acteur.utilisateurId,
        JSON.stringify(evenement.donnees ?? {}),
        tx.maintenant,
      ],
    );
    tx.diffuser(`revue:${revue.id}`, 'revue.evenement', { revueId: revue.id, sequence, type: evenement.type });
    return sequence;
  }

  /** Trace une transition de la revue ou d'un passage. */
  async tracer(
    tx: Transaction,
    acteur: Acteur,
    trace: {
      ressource: 'revue' | 'passage';
      id: string;
      dossierId?: string | null;
      transition: string;
      de: string;
      vers: string;
      motif?: string | undefined;
    },
  ): Promise<void> {
    await tx.sql(
      `INSERT INTO transition (id, ressource, ressource_id, dossier_id, transition, de, vers, acteur_id, fonction, motif, le) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)`,
      [
        tx.nouvelId(),
        trace.ressource,
        trace.id,
        trace.dossierId ?? null,
        trace.transition,
        trace.de,
        trace.vers,
        acteur.utilisateurId,
        acteur.fonction,
        trace.motif ?? null,
        tx.maintenant,
      ],
    );
  }
}
