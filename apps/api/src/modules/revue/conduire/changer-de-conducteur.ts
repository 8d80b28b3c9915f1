import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import type { Revue, RevueRepository } from '../persistence/revue.repository.js';

/** Conduite après un changement ; `epoque` est à joindre aux ordres suivants. */
export type ConduiteChangee = {
  readonly id: string;
  readonly conducteurId: string;
  readonly epoque: number;
  readonly sequence: number;
};

/** Donne la conduite à quelqu'un ; l'époque avance : les ordres donnés sous l'ancienne sont refusés. */
export async function changerDeConducteur(
  tx: Transaction,
  revues: RevueRepository,
  acteur: Acteur,
  revue: Revue,
  { vers, type }: { readonly vers: string; readonly type: 'conduite-prise' | 'conduite-passee' },
): Promise<ConduiteChangee> {
  const epoque = revue.epoqueConduite + 1;
  await revues.inscrireConducteur(tx, acteur, revue.id);
  const sequence = await revues.ajouter(
    tx,
    acteur,
    revue,
    { type, donnees: { ancien: revue.conducteurId, conducteur: vers, epoque } },
    { conducteurId: vers, epoqueConduite: epoque, conduiteDemandeePar: null },
  );
  tx.journaliser({ action: 'revue.conduire', ressource: 'revue', ressourceId: revue.id });
  return { id: revue.id, conducteurId: vers, epoque, sequence };
}
