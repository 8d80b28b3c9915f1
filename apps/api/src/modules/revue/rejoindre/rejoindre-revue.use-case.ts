import { Injectable } from '@nestjs/common';
import { echec, succes, type ErreurMetier, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { LiensDeSeance } from '../persistence/liens-de-seance.js';
import { RevueRepository, type Revue } from '../persistence/revue.repository.js';
import { regleRevue } from '../revue.erreurs.js';

export type RevueRejointe = { readonly sequence: number; readonly passageCourantId: string | null };

/** Fait entrer un agent de la plateforme dans une séance, sous son habilitation active ; la première arrivée est un fait durable. */
@Injectable()
export class RejoindreRevue {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly revues: RevueRepository,
    private readonly liens: LiensDeSeance,
  ) {}

  executer(acteur: Acteur, revueId: string): Promise<Resultat<RevueRejointe, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const [connue] = await tx.sql<{
        habilitation_id: string;
        present_le: Date | null;
        sequence: number;
        passage_courant_id: string | null;
      }>(
        `SELECT rp.habilitation_id, rp.present_le, r.sequence, r.passage_courant_id FROM revue r JOIN revue_participant rp ON rp.revue_id = r.id AND rp.utilisateur_id = $2
         WHERE r.id = $1 AND r.plateforme_id = $3`,
        [revueId, acteur.utilisateurId, acteur.plateformeId],
      );
      // Déjà là sous la même habilitation : rien à écrire, un retour après coupure ne verrouille pas la séance.
      if (connue?.present_le && connue.habilitation_id === acteur.habilitationId)
        return succes({ sequence: connue.sequence, passageCourantId: connue.passage_courant_id });
      const revue = await this.revues.verrouiller(tx, acteur, revueId);
      if (!revue) return echec(introuvable());
      if (['ANNULEE', 'REPORTEE'].includes(revue.etat)) return echec(regleRevue('Cette séance n’aura pas lieu.'));
      await this.arriver(tx, acteur, revue);
      return succes({ sequence: revue.sequence, passageCourantId: revue.passageCourantId });
    });
  }

  private async arriver(tx: Transaction, acteur: Acteur, revue: Revue): Promise<void> {
    await tx.sql(
      `INSERT INTO revue_participant (revue_id, utilisateur_id, habilitation_id, present_le) VALUES ($1,$2,$3,$4)
       ON CONFLICT (revue_id, utilisateur_id) DO UPDATE SET habilitation_id = $3, present_le = coalesce(revue_participant.present_le, $4)`,
      [revue.id, acteur.utilisateurId, acteur.habilitationId, tx.maintenant],
    );
    if (revue.etat === 'EN_COURS') await this.liens.ouvrir(tx, revue.id, acteur.utilisateurId);
    await this.revues.ajouter(tx, acteur, revue, {
      type: 'participant-arrive',
      donnees: { agent: acteur.utilisateurId, fonction: acteur.fonction },
    });
    tx.journaliser({ action: 'revue.rejoindre', ressource: 'revue', ressourceId: revue.id });
  }
}
