import { Injectable } from '@nestjs/common';
import { LIMITES_TEXTE, dateParis, echec, erreurMetier, succes, type ErreurMetier, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { refusDEcrire } from '../droits-livret.js';
import { lireTexteRecu } from '../lire-texte.js';
import { LivretDepot } from '../persistence/livret.depot.js';
import { SuitesQuestion } from '../poser-question/suites-question.js';

/** Question répondue. */
export type QuestionRepondue = { readonly id: string; readonly etat: 'REPONDUE'; readonly reponduLe: string };

/** Répond par écrit à une question de l'assuré ; toute assistante sociale du dossier peut le faire, la tâche se clôt. */
@Injectable()
export class RepondreQuestion {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly depot: LivretDepot,
    private readonly suites: SuitesQuestion,
  ) {}

  executer(
    acteur: Acteur,
    dossierId: string,
    questionId: string,
    texte: string,
  ): Promise<Resultat<QuestionRepondue, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const refus = refusDEcrire(acteur, await this.faits.charger(acteur, dossierId, tx));
      if (refus) return echec(refus);
      const question = await this.depot.question(tx, dossierId, questionId);
      if (!question) return echec(introuvable());
      const lu = lireTexteRecu(texte, LIMITES_TEXTE.phraseAssure);
      if (!lu.ok) return lu;
      if (question.repondue) return echec(erreurMetier('transition-impossible', 'Cette question a déjà sa réponse.'));
      await this.depot.repondre(tx, questionId, lu.valeur);
      await this.depot.tracer(tx, acteur, {
        ressource: 'livret_question',
        ressourceId: questionId,
        dossierId,
        transition: 'repondre',
        de: 'EN_ATTENTE',
        vers: 'REPONDUE',
      });
      await this.suites.apresReponse(
        tx,
        acteur,
        { id: questionId, dossierId, tacheId: question.tacheId },
        dateParis(tx.maintenant),
      );
      tx.journaliser({
        action: 'livret.repondre',
        ressource: 'livret_question',
        ressourceId: questionId,
        dossierId,
        categories: ['livret'],
      });
      return succes({ id: questionId, etat: 'REPONDUE', reponduLe: tx.maintenant.toISOString() });
    });
  }
}
