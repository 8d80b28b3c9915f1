import { Injectable } from '@nestjs/common';
import { echec, erreurMetier, succes, type ErreurMetier, type PropositionTriee, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { composerBrouillon } from '../composer/composer-brouillon.js';
import { reprendreDans } from './reprendre-dans.js';
import { refusDeRediger } from '../droits-livret.js';
import { LectureLivret, type LigneLivret } from '../persistence/lecture-livret.js';
import { LectureMatiere } from '../persistence/lecture-matiere.js';
import { LivretDepot, type PropositionConservee } from '../persistence/livret.depot.js';

/** Le référent reprend une proposition dans son brouillon (une phrase décidée, une étape faite), ou l'écarte. */
@Injectable()
export class TrierProposition {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly lecture: LectureLivret,
    private readonly matiere: LectureMatiere,
    private readonly depot: LivretDepot,
  ) {}

  executer(
    acteur: Acteur,
    dossierId: string,
    propositionId: string,
    decision: 'retenir' | 'ecarter',
  ): Promise<Resultat<PropositionTriee, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const faits = await this.faits.charger(acteur, dossierId, tx);
      const ligne = await this.lecture.livret(dossierId, tx);
      const refus = ligne === null ? introuvable() : refusDeRediger(acteur, faits, ligne.referent_id);
      if (refus || ligne === null) return echec(refus ?? introuvable());
      const proposition = await this.depot.proposition(tx, dossierId, propositionId);
      if (!proposition) return echec(introuvable());
      if (proposition.etat !== 'PROPOSEE')
        return echec(erreurMetier('transition-impossible', 'Cette proposition est déjà triée.'));
      const etat = decision === 'retenir' ? 'RETENUE' : 'ECARTEE';
      await this.depot.trierProposition(tx, proposition.id, etat);
      const brouillonVersion =
        decision === 'retenir' ? await this.reprendre(tx, acteur, ligne, proposition) : (ligne.brouillon_version ?? 0);
      tx.journaliser({
        action: `livret.${decision}`,
        ressource: 'livret_proposition',
        ressourceId: proposition.id,
        dossierId,
        categories: ['livret'],
      });
      return succes({ id: proposition.id, etat, brouillonVersion });
    });
  }

  private async reprendre(
    tx: Transaction,
    acteur: Acteur,
    ligne: LigneLivret,
    proposition: PropositionConservee,
  ): Promise<number> {
    const contenu =
      ligne.brouillon ?? composerBrouillon(await this.matiere.rassembler(ligne.dossier_id, tx), tx.maintenant);
    return this.depot.enregistrerBrouillon(
      tx,
      ligne.dossier_id,
      reprendreDans(contenu, proposition),
      acteur.utilisateurId,
    );
  }
}
