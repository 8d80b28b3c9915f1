import { Inject, Injectable } from '@nestjs/common';
import {
  LIBELLES_FONCTION,
  echec,
  succes,
  type ErreurMetier,
  type Fonction,
  type LectureCompteRenduVue,
  type Resultat,
} from '@pdp/domain';
import { peut } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { ACCES_SYSTEME } from '../../../platform/database/acces-base.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { LectureRevues } from '../persistence/lecture-revues.js';
import { RevueRepository } from '../persistence/revue.repository.js';
import { regleRevue } from '../revue.erreurs.js';
import type { AjouterAuCompteRenduDto } from './ajouter.dto.js';

type LigneLecture = { nom: string; fonction: string | null; premiere: Date; derniere: Date; fois: number };

const LECTURES = `SELECT trim(u.prenom || ' ' || u.nom) AS nom, max(j.fonction) AS fonction, min(j.le) AS premiere, max(j.le) AS derniere, count(*)::int AS fois
  FROM journal_acces j JOIN utilisateur u ON u.id = j.utilisateur_id
  WHERE j.action = 'compte-rendu.lire' AND j.ressource_id = $1::uuid AND j.dossier_id IS NULL GROUP BY u.id, u.prenom, u.nom ORDER BY min(j.le), u.id`;

/** Après la séance : corriger par un ajout daté, et savoir qui a ouvert le compte rendu. */
@Injectable()
export class ApresSeance {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly unite: UniteDeTravail,
    private readonly revues: RevueRepository,
    private readonly seances: LectureRevues,
    private readonly faits: FaitsService,
  ) {}

  /** Ajoute à un compte rendu figé ; ni l'ajout ni ce qu'il corrige ne changent plus. */
  ajouter(
    acteur: Acteur,
    revueId: string,
    { texte, passageId }: AjouterAuCompteRenduDto,
  ): Promise<Resultat<{ id: string; sequence: number }, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const revue = await this.revues.verrouiller(tx, acteur, revueId);
      const dossierId = passageId === undefined ? null : await this.dossierDe(tx, acteur, revueId, passageId);
      if (!revue || dossierId === undefined) return echec(introuvable());
      if (revue.etat !== 'COMPTE_RENDU_VALIDE')
        return echec(regleRevue('Le compte rendu n’est pas encore figé : il se relit avant d’être complété.'));
      const id = tx.nouvelId();
      await tx.sql(
        `INSERT INTO compte_rendu_ajout (id, revue_id, passage_id, texte, auteur_id, le) VALUES ($1,$2,$3,$4,$5,$6)`,
        [id, revueId, passageId ?? null, texte.trim(), acteur.utilisateurId, tx.maintenant],
      );
      const evenement = { type: 'compte-rendu-complete', passageId: passageId ?? null, dossierId, donnees: { id } };
      const sequence = await this.revues.ajouter(tx, acteur, revue, evenement);
      tx.journaliser({
        action: 'compte-rendu.ajouter',
        ressource: 'revue',
        ressourceId: revueId,
        dossierId,
        categories: ['revueDecisions'],
      });
      return succes({ id, sequence });
    });
  }

  /** Qui a ouvert le compte rendu, d'après le journal : des agents et des instants, aucun contenu. */
  async lectures(
    acteur: Acteur,
    revueId: string,
  ): Promise<Resultat<{ elements: LectureCompteRenduVue[] }, ErreurMetier>> {
    if (!(await this.seances.une(revueId, acteur))) return echec(introuvable());
    const requete = { nom: 'compte-rendu-lectures', texte: LECTURES };
    // Au nom du système : un agent ne lit pas dans le journal les lignes des autres, sauf ces ouvertures.
    const lignes = await this.lecture.lire<LigneLecture>(requete, [revueId], ACCES_SYSTEME);
    return succes({
      elements: lignes.map((l) => ({
        nom: l.nom,
        fonction: LIBELLES_FONCTION[l.fonction as Fonction] ?? '',
        premiere: l.premiere.toISOString(),
        derniere: l.derniere.toISOString(),
        fois: l.fois,
      })),
    });
  }

  // `undefined` : pas un passage de cette séance, ou pas lisible de l'acteur.
  private async dossierDe(
    tx: Transaction,
    acteur: Acteur,
    revueId: string,
    passageId: string,
  ): Promise<string | undefined> {
    const [passage] = await tx.sql<{ dossier_id: string }>(
      `SELECT dossier_id FROM passage_revue WHERE id = $1 AND revue_id = $2`,
      [passageId, revueId],
    );
    const faits = passage && (await this.faits.charger(acteur, passage.dossier_id, tx));
    return faits && peut(acteur, 'lire', { categorie: 'revueDecisions', faits }) ? passage.dossier_id : undefined;
  }
}
