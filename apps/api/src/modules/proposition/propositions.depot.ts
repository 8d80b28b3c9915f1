import { Injectable } from '@nestjs/common';
import { Coffre } from '../../platform/chiffrement/coffre.js';
import type { Transaction } from '../../platform/database/unite-de-travail.js';
import { PropositionPort, type Proposition } from './proposition.port.js';

/** Écrit les propositions dans la transaction de l'appelant. */
@Injectable()
export class PropositionsDepot extends PropositionPort {
  constructor(private readonly coffre: Coffre) {
    super();
  }

  // Une tâche rouverte puis refaite, une visite reprise : la proposition qui attend suffit. Un dispositif, lui, accomplit plusieurs étapes.
  async proposer(tx: Transaction, { dossierId, source, sourceId, cible, phrase }: Proposition): Promise<void> {
    const id = tx.nouvelId();
    await tx.sql(
      `INSERT INTO livret_proposition (id, dossier_id, source, source_id, cible, phrase_scellee, cree_le)
       SELECT $1, $2, $3::text, $4::uuid, $5::text, $6, $7 WHERE $3 = 'DISPOSITIF' OR NOT EXISTS (
         SELECT 1 FROM livret_proposition p WHERE p.dossier_id = $2 AND p.source = $3 AND p.source_id = $4 AND p.cible = $5 AND p.etat = 'PROPOSEE')`,
      [
        id,
        dossierId,
        source,
        sourceId,
        cible,
        this.coffre.sceller('livret_proposition.phrase_scellee', id, phrase),
        tx.maintenant,
      ],
    );
  }
}
