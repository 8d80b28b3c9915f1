import { Injectable } from '@nestjs/common';
import { echec, erreurMetier, estConducteurPerdu, succes, type ErreurMetier, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { signesDe, type LigneSignes } from '../persistence/presences.js';
import { RevueRepository, type Revue } from '../persistence/revue.repository.js';
import { refusDeTenir, regleRevue } from '../revue.erreurs.js';
import { changerDeConducteur, type ConduiteChangee } from './changer-de-conducteur.js';

/** Reprend la conduite d'une séance dont le conducteur ne donne plus signe, ou qui n'en a pas ; sinon, elle se demande. */
@Injectable()
export class PrendreLaConduite {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly revues: RevueRepository,
  ) {}

  executer(acteur: Acteur, revueId: string): Promise<Resultat<ConduiteChangee, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const revue = await this.revues.verrouiller(tx, acteur, revueId);
      if (!revue) return echec(introuvable());
      const refus = refusDeTenir(acteur, revue);
      if (refus) return echec(refus);
      if (revue.etat !== 'EN_COURS') return echec(regleRevue('La séance n’est pas en cours.'));
      const { conducteurId } = revue;
      if (conducteurId === acteur.utilisateurId)
        return succes({ id: revueId, conducteurId, epoque: revue.epoqueConduite, sequence: revue.sequence });
      if (conducteurId !== null && !(await estPerdu(tx, revue, conducteurId))) return echec(tenue());
      return succes(
        await changerDeConducteur(tx, this.revues, acteur, revue, {
          vers: acteur.utilisateurId,
          type: 'conduite-prise',
        }),
      );
    });
  }
}

async function estPerdu(tx: Transaction, revue: Revue, conducteurId: string): Promise<boolean> {
  const [l] = await tx.sql<LigneSignes>(signesDe('$1::uuid', '$2::uuid'), [revue.id, conducteurId]);
  return estConducteurPerdu({ ouvertIlYA: l?.ouvert_il_y_a ?? null, dernierIlYA: l?.dernier_il_y_a ?? null });
}

const tenue = (): ErreurMetier => erreurMetier('conflit', 'La personne qui conduit est là. Demandez-lui la conduite.');
