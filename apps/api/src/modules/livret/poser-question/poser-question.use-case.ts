import { Injectable } from '@nestjs/common';
import {
  LIMITES_TEXTE,
  ajouterJours,
  dateParis,
  echec,
  succes,
  type ErreurMetier,
  type QuestionLivret,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { refusDeCommenter } from '../droits-livret.js';
import { lireTexteRecu } from '../lire-texte.js';
import { MonDossier } from '../mon-dossier.js';
import { LivretDepot } from '../persistence/livret.depot.js';
import { SuitesQuestion } from './suites-question.js';

const JOURS_POUR_REPONDRE = 7;

/** L'assuré pose une question : elle devient une tâche datée, pour son référent ou pour la file du Service social. */
@Injectable()
export class PoserQuestion {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly mien: MonDossier,
    private readonly depot: LivretDepot,
    private readonly suites: SuitesQuestion,
  ) {}

  executer(
    acteur: Acteur,
    dossierId: string | undefined,
    texte: string,
  ): Promise<Resultat<QuestionLivret, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const ouvert = await this.mien.ouvrir(acteur, dossierId, tx);
      if (!ouvert.ok) return ouvert;
      const { dossier, faits } = ouvert.valeur;
      const refus = refusDeCommenter(acteur, faits, 'livret.question');
      if (refus) return echec(refus);
      const lu = lireTexteRecu(texte, LIMITES_TEXTE.question);
      if (!lu.ok) return lu;
      const question = {
        id: tx.nouvelId(),
        dossierId: dossier.dossierId,
        texte: lu.valeur,
        auteurId: acteur.utilisateurId,
      };
      const tacheId = await this.suites.confier(
        tx,
        acteur,
        { ...question, plateformeId: faits.plateformeId },
        ajouterJours(dateParis(tx.maintenant), JOURS_POUR_REPONDRE),
      );
      await this.depot.insererQuestion(tx, { ...question, tacheId });
      tx.journaliser({
        action: 'livret.questionner',
        ressource: 'livret_question',
        ressourceId: question.id,
        dossierId: dossier.dossierId,
        categories: ['livret'],
      });
      return succes({
        id: question.id,
        texte: lu.valeur,
        le: tx.maintenant.toISOString(),
        etat: 'EN_ATTENTE',
        reponse: null,
        reponduLe: null,
      });
    });
  }
}
