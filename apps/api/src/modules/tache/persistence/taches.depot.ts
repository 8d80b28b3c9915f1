import { Injectable } from '@nestjs/common';
import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { TacheEntity } from './tache.entity.js';

/** Tâche chargée sous verrou. */
export type Tache = TacheEntity;

type Trace = { readonly transition: string; readonly vers: string; readonly motif: string | undefined };

/** Écritures sur une tâche existante. */
@Injectable()
export class TachesDepot {
  verrouiller(tx: Transaction, id: string): Promise<Tache | null> {
    return tx.manager.findOne(TacheEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Change une tâche et avance sa version. */
  async modifier(tx: Transaction, tache: Tache, changement: Partial<Tache>): Promise<void> {
    await tx.manager.update(TacheEntity, { id: tache.id }, { ...changement, version: tache.version + 1 });
  }

  async tracer(tx: Transaction, acteur: Acteur, tache: Tache, trace: Trace): Promise<void> {
    await tx.sql(
      `INSERT INTO transition (id, ressource, ressource_id, dossier_id, transition, de, vers, acteur_id, fonction, motif, le) VALUES ($1,'tache',$2,$3,$4,$5,$6,$7,$8,$9,$10)`,
      [
        tx.nouvelId(),
        tache.id,
        tache.dossierId,
        trace.transition,
        tache.etat,
        trace.vers,
        acteur.utilisateurId,
        acteur.fonction,
        trace.motif ?? null,
        tx.maintenant,
      ],
    );
  }
}
