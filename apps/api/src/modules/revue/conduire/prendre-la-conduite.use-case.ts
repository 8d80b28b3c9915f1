import { Injectable } from '@nestjs/common';
import { echec, succes, type ErreurMetier, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { RevueRepository } from '../persistence/revue.repository.js';
import { regleRevue } from '../revue.erreurs.js';

/** Prend la conduite d'une séance en cours ; l'époque augmente, si bien que les commandes de l'ancien conducteur sont refusées. */
@Injectable()
export class PrendreLaConduite {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly revues: RevueRepository,
  ) {}

  executer(
    acteur: Acteur,
    revueId: string,
  ): Promise<Resultat<{ id: string; conducteurId: string; sequence: number }, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const revue = await this.revues.verrouiller(tx, acteur, revueId);
      if (!revue) return echec(introuvable());
      if (revue.etat !== 'EN_COURS') return echec(regleRevue('La séance n’est pas en cours.'));
      if (revue.conducteurId === acteur.utilisateurId)
        return succes({ id: revueId, conducteurId: acteur.utilisateurId, sequence: revue.sequence });
      const ancien = revue.conducteurId;
      const sequence = await this.revues.ajouter(
        tx,
        acteur,
        revue,
        { type: 'conduite-prise', donnees: { ancien, conducteur: acteur.utilisateurId } },
        { conducteurId: acteur.utilisateurId, epoqueConduite: revue.epoqueConduite + 1 },
      );
      tx.journaliser({ action: 'revue.conduire', ressource: 'revue', ressourceId: revueId });
      return succes({ id: revueId, conducteurId: acteur.utilisateurId, sequence });
    });
  }
}
