import { Inject, Injectable } from '@nestjs/common';
import type { FormatPassage, Fonction } from '@pdp/domain';
import { VERSION_REGLES, expressionsFiche, nomDeRequete, valeursSujet, type Sujet } from '@pdp/permissions';
import { LECTURE } from '../../../platform/config/jetons.js';
import { ACCES_SYSTEME } from '../../../platform/database/acces-base.js';
import { Lecture, type RequeteNommee } from '../../../platform/database/lecture.js';

export type ActionStockee = {
  readonly quoi: string;
  readonly responsableId: string;
  readonly responsable?: string;
  readonly echeance: string;
};

export type LigneDecision = {
  readonly id: string;
  readonly code: string;
  readonly texte: string;
  readonly actions: readonly ActionStockee[];
  readonly phrase_assure: string;
  readonly prochain_passage: string | null;
  readonly auteur: string;
  readonly le: string;
};

export type LignePassage = {
  readonly id: string;
  readonly revue_id: string;
  readonly ordre: number;
  readonly etat: string;
  readonly version: number;
  readonly duree_minutes: number;
  readonly commence_le: Date | null;
  readonly termine_le: Date | null;
  readonly voix_manquantes: readonly string[];
  readonly visible: boolean;
  readonly dossier_id: string | null;
  readonly sexe: string | null;
  readonly nom: string | null;
  readonly prenom: string | null;
  readonly question: string | null;
  readonly question_de: string | null;
  readonly raisons: readonly string[];
  readonly decision: LigneDecision | null;
  /** Le lecteur lit les décisions de ce dossier, en entier. */
  readonly decisions_lisibles: boolean;
  readonly format: FormatPassage;
  readonly urgence: string | null;
  readonly avis: number;
};

/** Tapé devant tous pendant la discussion ; ensuite c'est le texte d'une décision, à qui lit les décisions (domain.md 1.5). */
export const montreBrouillon = (passage: LignePassage): boolean =>
  passage.etat === 'EN_DISCUSSION' || passage.decisions_lisibles;

/** Passages d'une revue projetés pour un lecteur : sans droit sur l'ordre du jour d'un dossier, il n'en voit que le rang. */
@Injectable()
export class LecturePassages {
  private readonly requetes = new Map<string, RequeteNommee>();

  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  deLaRevue(sujet: Sujet, revueId: string): Promise<LignePassage[]> {
    return this.lecture.lire<LignePassage>(this.requete('passages-revue', sujet.fonction, 'p.revue_id = $6::uuid'), [
      ...valeursSujet(sujet),
      revueId,
    ]);
  }

  async un(sujet: Sujet, passageId: string): Promise<LignePassage | null> {
    const lignes = await this.lecture.lire<LignePassage>(
      this.requete('passage-un', sujet.fonction, 'p.id = $6::uuid'),
      [...valeursSujet(sujet), passageId],
    );
    return lignes[0] ?? null;
  }

  /** Dossier d'un passage, pour calculer des droits dessus ; au nom du système, à ne jamais rendre tel quel. */
  async dossierDe(passageId: string): Promise<string | null> {
    const lignes = await this.lecture.lire<{ dossier_id: string }>(
      { nom: 'passage-dossier', texte: `SELECT dossier_id FROM passage_revue WHERE id = $1::uuid` },
      [passageId],
      ACCES_SYSTEME,
    );
    return lignes[0]?.dossier_id ?? null;
  }

  private requete(prefixe: string, fonction: Fonction, condition: string): RequeteNommee {
    const nom = nomDeRequete(prefixe, fonction, VERSION_REGLES);
    const connue = this.requetes.get(nom) ?? { nom, texte: texteDesPassages(fonction, condition) };
    this.requetes.set(nom, connue);
    return connue;
  }
}

function texteDesPassages(fonction: Fonction, condition: string): string {
  const { jointure, expressions, portees } = expressionsFiche(fonction, {
    premierParametre: 1,
    alias: 'd',
    aliasFaits: 'droits',
  });
  // Une lecture limitée à l'existence ne dit que le passage, pas le contenu de la décision.
  const decisionEntiere = portees.revueDecisions === undefined ? expressions.revueDecisions : 'FALSE';
  // « O » de la matrice : qui a pris la décision la relit, même s'il ne lit pas les autres.
  const decisionLue = `(${decisionEntiere} OR (${expressions.revueAgenda} AND EXISTS (SELECT 1 FROM decision_revue k WHERE k.passage_id = p.id AND k.auteur_id = $1::uuid)))`;
  const si = (expression: string, valeur: string): string => `CASE WHEN ${expression} THEN ${valeur} END`;
  return `SELECT p.id, p.revue_id, p.ordre, p.etat, p.version, p.duree_minutes, p.commence_le, p.termine_le, p.voix_manquantes,
      coalesce(${expressions.revueAgenda}, FALSE) AS visible,
      ${si(expressions.revueAgenda, 'p.dossier_id')} AS dossier_id,
      ${si(expressions.identite, 'a.sexe')} AS sexe,
      ${si(expressions.identite, 'coalesce(a.nom_usage, a.nom_naissance)')} AS nom,
      ${si(expressions.identite, 'a.prenom')} AS prenom,
      ${si(expressions.revueAgenda, 'p.question')} AS question,
      ${si(expressions.revueAgenda, `trim(u.prenom || ' ' || u.nom)`)} AS question_de,
      coalesce(${si(expressions.revueAgenda, 'p.raisons')}, '{}') AS raisons,
      p.format, ${si(expressions.revueAgenda, 'p.urgence_motif')} AS urgence,
      coalesce(${si(expressions.revueAgenda, '(SELECT count(*)::int FROM avis_differe v WHERE v.passage_id = p.id)')}, 0) AS avis,
      coalesce(${decisionEntiere}, FALSE) AS decisions_lisibles,
      ${si(
        decisionLue,
        `(SELECT json_build_object('id', k.id, 'code', k.code, 'texte', k.texte, 'actions', k.actions, 'phrase_assure', k.phrase_assure,
          'prochain_passage', k.prochain_passage, 'auteur', trim(v.prenom || ' ' || v.nom), 'le', k.le)
        FROM decision_revue k JOIN utilisateur v ON v.id = k.auteur_id WHERE k.passage_id = p.id AND k.annulee_le IS NULL)`,
      )} AS decision
    FROM passage_revue p
    -- Qui attend ne voit pas le dossier, mais voit qu'un passage est en cours.
    LEFT JOIN dossier d ON d.id = p.dossier_id
    LEFT JOIN assure a ON a.id = d.assure_id
    LEFT JOIN utilisateur u ON u.id = p.inscrit_par
    ${jointure}
    WHERE ${condition}
    ORDER BY p.ordre, p.id`;
}
