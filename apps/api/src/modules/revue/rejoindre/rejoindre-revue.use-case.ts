import { Inject, Injectable } from '@nestjs/common';
import { echec, succes, type ErreurMetier, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { accesDe } from '../../../platform/database/acces-base.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { LiensDeSeance } from '../persistence/liens-de-seance.js';
import { RevueRepository, type Revue } from '../persistence/revue.repository.js';
import { regleRevue } from '../revue.erreurs.js';

export type RevueRejointe = { readonly sequence: number };

const DEJA_LA = {
  nom: 'revue-deja-la',
  texte: `SELECT r.sequence FROM revue r JOIN revue_participant rp ON rp.revue_id = r.id AND rp.utilisateur_id = $2::uuid
    WHERE r.id = $1::uuid AND r.plateforme_id = $3::uuid AND rp.habilitation_id = $4::uuid AND rp.present_le IS NOT NULL`,
};

/** Fait entrer un agent de la plateforme dans une séance, sous son habilitation active ; la première arrivée est un fait durable. */
@Injectable()
export class RejoindreRevue {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly revues: RevueRepository,
    private readonly liens: LiensDeSeance,
    @Inject(LECTURE) private readonly lecture: Lecture,
  ) {}

  async executer(acteur: Acteur, revueId: string): Promise<Resultat<RevueRejointe, ErreurMetier>> {
    const dejaLa = await this.dejaLa(acteur, revueId);
    if (dejaLa) return succes(dejaLa);
    return this.unite.executer(acteur, async (tx) => {
      const revue = await this.revues.verrouiller(tx, acteur, revueId);
      if (!revue) return echec(introuvable());
      if (['ANNULEE', 'REPORTEE'].includes(revue.etat)) return echec(regleRevue('Cette séance n’aura pas lieu.'));
      await this.arriver(tx, acteur, revue);
      return succes({ sequence: revue.sequence });
    });
  }

  // Déjà là sous la même habilitation : rien à écrire. Un retour après coupure n'ouvre pas de transaction et ne verrouille pas la
  // séance : mille personnes peuvent revenir d'un coup. La base ne rend que ce que l'acteur peut voir.
  private async dejaLa(acteur: Acteur, revueId: string): Promise<RevueRejointe | null> {
    const [connue] = await this.lecture.lire<RevueRejointe>(
      DEJA_LA,
      [revueId, acteur.utilisateurId, acteur.plateformeId, acteur.habilitationId],
      accesDe(acteur),
    );
    return connue ?? null;
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
