import { Inject, Injectable } from '@nestjs/common';
import type { ContenuLivret, EtatDossier, EtatTache } from '@pdp/domain';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

/** Un livret tel que conservé : brouillon, version publiée et cap, chacun absent tant qu'il n'existe pas. */
export type LigneLivret = {
  readonly dossier_id: string;
  readonly etat: EtatDossier;
  readonly plateforme_id: string;
  readonly referent_id: string | null;
  readonly brouillon: ContenuLivret | null;
  readonly brouillon_version: number | null;
  readonly publie_id: string | null;
  readonly publie: ContenuLivret | null;
  readonly publie_version: number | null;
  readonly publie_le: Date | null;
  readonly lu_le: Date | null;
  readonly cap: string | null;
  readonly cap_le: Date | null;
  readonly cap_version: number | null;
};

export type LigneProposition = {
  readonly id: string;
  readonly source: string;
  readonly phrase: string;
  readonly cree_le: Date;
};

export type LigneQuestion = {
  readonly id: string;
  readonly texte: string;
  readonly cree_le: Date;
  readonly reponse: string | null;
  readonly repondu_le: Date | null;
  readonly tache_etat: EtatTache | null;
};

const LIVRET = `SELECT d.id AS dossier_id, d.etat, d.plateforme_id, d.referent_id,
    b.contenu AS brouillon, b.version AS brouillon_version,
    v.id AS publie_id, v.contenu AS publie, v.version AS publie_version, v.publie_le, v.lu_le,
    c.texte AS cap, c.le AS cap_le, c.version AS cap_version
  FROM dossier d
  LEFT JOIN livret_brouillon b ON b.dossier_id = d.id
  LEFT JOIN livret_version v ON v.dossier_id = d.id AND v.etat = 'PUBLIE'
  LEFT JOIN LATERAL (SELECT texte, le, version FROM livret_cap x WHERE x.dossier_id = d.id ORDER BY x.version DESC LIMIT 1) c ON TRUE
  WHERE d.id = $1::uuid`;

const PROPOSITIONS = `SELECT id, source, phrase, cree_le FROM livret_proposition WHERE dossier_id = $1::uuid AND etat = 'PROPOSEE' ORDER BY cree_le, id LIMIT 100`;

const QUESTIONS = `SELECT q.id, q.texte, q.cree_le, q.reponse, q.repondu_le, t.etat AS tache_etat
  FROM livret_question q LEFT JOIN tache t ON t.id = q.tache_id WHERE q.dossier_id = $1::uuid ORDER BY q.cree_le DESC, q.id DESC LIMIT 50`;

/** Lectures d'un livret ; le droit de lire est vérifié par l'appelant. */
@Injectable()
export class LectureLivret {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  /** Dans une écriture, donner `tx` : on relit alors ce que son verrou protège. `null` si le dossier n'existe pas. */
  async livret(dossierId: string, tx?: Transaction): Promise<LigneLivret | null> {
    const lignes = tx
      ? await tx.sql<LigneLivret>(LIVRET, [dossierId])
      : await this.lecture.lire<LigneLivret>({ nom: 'livret-lire', texte: LIVRET }, [dossierId]);
    return lignes[0] ?? null;
  }

  propositions(dossierId: string): Promise<LigneProposition[]> {
    return this.lecture.lire<LigneProposition>({ nom: 'livret-propositions', texte: PROPOSITIONS }, [dossierId]);
  }

  /** Les plus récentes d'abord. */
  questions(dossierId: string): Promise<LigneQuestion[]> {
    return this.lecture.lire<LigneQuestion>({ nom: 'livret-questions', texte: QUESTIONS }, [dossierId]);
  }
}
