import { Injectable } from '@nestjs/common';
import type { ActeurOuSysteme } from '../../platform/config/acteur.js';
import type { Transaction } from '../../platform/database/unite-de-travail.js';
import type { EcarterPassagesPort } from './ecarter-passages.port.js';
import { RevueRepository } from './persistence/revue.repository.js';

type Inscrit = { readonly id: string; readonly revueId: string };

const INSCRITS = `SELECT p.id, p.revue_id AS "revueId" FROM passage_revue p JOIN revue r ON r.id = p.revue_id
  WHERE p.dossier_id = $1 AND p.etat IN ('INSCRIT','RETENU','EN_DISCUSSION') AND r.etat IN ('PLANIFIEE','ORDRE_DU_JOUR_OUVERT','ORDRE_DU_JOUR_FIGE','EN_COURS')
  ORDER BY p.revue_id`;

const ECARTER = `UPDATE passage_revue p SET etat = CASE WHEN p.etat = 'EN_DISCUSSION' THEN 'REPORTE' ELSE 'RETIRE' END,
  termine_le = CASE WHEN p.etat = 'EN_DISCUSSION' THEN $2::timestamptz ELSE p.termine_le END, version = p.version + 1
  FROM (SELECT id, etat FROM passage_revue WHERE id = $1 FOR UPDATE) avant
  WHERE p.id = avant.id AND avant.etat IN ('INSCRIT','RETENU','EN_DISCUSSION') RETURNING avant.etat AS de, p.etat`;

/** Un dossier gelé ne se discute pas : il sort de chaque ordre du jour. Le brouillon en cours est gardé tel quel, gelé aussi. */
@Injectable()
export class EcarterPassages implements EcarterPassagesPort {
  constructor(private readonly revues: RevueRepository) {}

  async ecarter(tx: Transaction, acteur: ActeurOuSysteme, dossierId: string): Promise<number> {
    let ecartes = 0;
    for (const inscrit of await tx.sql<Inscrit>(INSCRITS, [dossierId]))
      if (await this.unPassage(tx, acteur, inscrit, dossierId)) ecartes += 1;
    return ecartes;
  }

  private async unPassage(
    tx: Transaction,
    acteur: ActeurOuSysteme,
    { id, revueId }: Inscrit,
    dossierId: string,
  ): Promise<boolean> {
    const revue = await this.revues.verrouillerPourSysteme(tx, revueId);
    if (!revue) return false;
    const [ecarte] = await tx.sql<{ de: string; etat: string }>(ECARTER, [id, tx.maintenant]);
    if (!ecarte) return false;
    const courant = revue.passageCourantId === id ? { passageCourantId: null } : {};
    const [type, transition] =
      ecarte.etat === 'REPORTE' ? ['passage-reporte', 'reporter'] : ['passage-retire', 'retirer'];
    const change = { transition, de: ecarte.de, vers: ecarte.etat };
    await this.revues.tracer(tx, acteur, { ressource: 'passage', id, dossierId, ...change });
    await this.revues.ajouter(
      tx,
      acteur,
      revue,
      { type, passageId: id, dossierId, donnees: { vers: ecarte.etat } },
      courant,
    );
    return true;
  }
}
