import { Injectable } from '@nestjs/common';
import type { LigneRegle } from '@pdp/domain';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { ReglePlateformeEntity } from './regle-plateforme.entity.js';

/** Ajout d'une règle datée, dans la transaction de l'appelant. */
@Injectable()
export class ReglesDepot {
  async ajouter(tx: Transaction, plateformeId: string, creePar: string, ligne: LigneRegle): Promise<string> {
    const id = tx.nouvelId();
    await tx.manager.insert(ReglePlateformeEntity, { id, plateformeId, ...ligne, creePar, creeLe: tx.maintenant });
    return id;
  }
}
