import { Injectable } from '@nestjs/common';
import {
  echec,
  erreurMetier,
  type ComposerOrdreDuJourRequete,
  type ErreurMetier,
  type InscrirePassageRequete,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, codePg, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { LiensDeSeance } from '../persistence/liens-de-seance.js';
import { RevueRepository } from '../persistence/revue.repository.js';
import { Inscription, type PassageInscrit } from './inscription.js';

export type { PassageInscrit };

/** Inscrit un dossier, ou plusieurs d'un coup : alors tous, ou aucun. Chacun avec une question au groupe (domain.md 6.2). */
@Injectable()
export class InscrirePassage {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly revues: RevueRepository,
    private readonly inscription: Inscription,
    private readonly liens: LiensDeSeance,
  ) {}

  executer(
    acteur: Acteur,
    revueId: string,
    requete: InscrirePassageRequete,
  ): Promise<Resultat<PassageInscrit, ErreurMetier>> {
    return this.sansDoublon(acteur, async (tx) => {
      const inscrits = await this.inscrire(tx, acteur, revueId, [requete]);
      return inscrits.ok ? { ok: true, valeur: inscrits.valeur[0]! } : inscrits;
    });
  }

  composer(
    acteur: Acteur,
    revueId: string,
    { passages }: ComposerOrdreDuJourRequete,
  ): Promise<Resultat<{ passages: readonly PassageInscrit[] }, ErreurMetier>> {
    return this.sansDoublon(acteur, async (tx) => {
      const inscrits = await this.inscrire(tx, acteur, revueId, passages);
      return inscrits.ok ? { ok: true, valeur: { passages: inscrits.valeur } } : inscrits;
    });
  }

  private async inscrire(
    tx: Transaction,
    acteur: Acteur,
    revueId: string,
    requetes: readonly InscrirePassageRequete[],
  ): Promise<Resultat<PassageInscrit[], ErreurMetier>> {
    const revue = await this.revues.verrouiller(tx, acteur, revueId);
    if (!revue) return echec(introuvable());
    const inscrits: PassageInscrit[] = [];
    for (const requete of requetes) {
      const inscrit = await this.inscription.executer(tx, acteur, revue, requete);
      if (!inscrit.ok) return inscrit;
      inscrits.push(inscrit.valeur);
    }
    if (revue.etat === 'EN_COURS') await this.liens.ouvrir(tx, revueId, acteur.utilisateurId);
    return { ok: true, valeur: inscrits };
  }

  private async sansDoublon<T>(
    acteur: Acteur,
    travail: (tx: Transaction) => Promise<Resultat<T, ErreurMetier>>,
  ): Promise<Resultat<T, ErreurMetier>> {
    try {
      return await this.unite.executer(acteur, travail);
    } catch (erreur) {
      if (codePg(erreur) === '23505')
        return echec(erreurMetier('conflit', 'Ce dossier est déjà inscrit à cette séance.'));
      throw erreur;
    }
  }
}
