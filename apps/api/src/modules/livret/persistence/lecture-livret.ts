import { Inject, Injectable } from '@nestjs/common';
import type { CibleProposition, ContenuLivret, EtatDossier, EtatTache, SourceProposition } from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { MotsDepot } from '../mots/mots.depot.js';
import { propositionEnClair } from '../propositions-en-clair.js';

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

/** La dernière version ouverte par la personne, avant celle qui est publiée. */
export type VersionLue = { readonly luLe: Date; readonly contenu: ContenuLivret };

export type LigneProposition = {
  readonly id: string;
  readonly source: SourceProposition;
  readonly cible: CibleProposition;
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
    b.contenu_scelle AS brouillon, b.version AS brouillon_version,
    v.id AS publie_id, v.contenu_scelle AS publie, v.version AS publie_version, v.publie_le, v.lu_le,
    c.id AS cap_id, c.texte_scelle AS cap, c.le AS cap_le, c.version AS cap_version
  FROM dossier d
  LEFT JOIN livret_brouillon b ON b.dossier_id = d.id
  LEFT JOIN livret_version v ON v.dossier_id = d.id AND v.etat = 'PUBLIE'
  LEFT JOIN LATERAL (SELECT id, texte_scelle, le, version FROM livret_cap x WHERE x.dossier_id = d.id ORDER BY x.version DESC LIMIT 1) c ON TRUE
  WHERE d.id = $1::uuid`;

const PROPOSITIONS = `SELECT id, source, cible, phrase_scellee, cree_le FROM livret_proposition WHERE dossier_id = $1::uuid AND etat = 'PROPOSEE' ORDER BY cree_le, id LIMIT 100`;

const QUESTIONS = `SELECT q.id, q.texte_scelle, q.cree_le, q.reponse_scellee, q.repondu_le, t.etat AS tache_etat
  FROM livret_question q LEFT JOIN tache t ON t.id = q.tache_id WHERE q.dossier_id = $1::uuid ORDER BY q.cree_le DESC, q.id DESC LIMIT 50`;

// Une version jamais ouverte n'a rien appris à la personne : on compare à la dernière qu'elle a lue.
const DERNIERE_LUE = `SELECT v.id, v.contenu_scelle AS sceau, v.lu_le AS "luLe" FROM livret_version v
  WHERE v.dossier_id = $1::uuid AND v.etat = 'REMPLACE' AND v.lu_le IS NOT NULL ORDER BY v.version DESC LIMIT 1`;

const CAPS_PRECEDENTS = `SELECT id, texte_scelle AS sceau, le FROM livret_cap WHERE dossier_id = $1::uuid ORDER BY version DESC OFFSET 1 LIMIT 20`;

/** Lectures d'un livret ; le droit de lire est vérifié par l'appelant. */
@Injectable()
export class LectureLivret {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly coffre: Coffre,
    readonly mots: MotsDepot,
  ) {}

  /** Dans une écriture, donner `tx` : on relit alors ce que son verrou protège. `null` si le dossier n'existe pas. */
  async livret(dossierId: string, tx?: Transaction): Promise<LigneLivret | null> {
    const lignes = tx
      ? await tx.sql<LivretScelle>(LIVRET, [dossierId])
      : await this.lecture.lire<LivretScelle>({ nom: 'livret-lire', texte: LIVRET }, [dossierId]);
    return lignes[0] ? this.ouvrir(lignes[0]) : null;
  }

  /** `null` si la personne n'avait encore ouvert aucune version remplacée depuis. */
  async derniereLue(dossierId: string): Promise<VersionLue | null> {
    const requete = { nom: 'livret-derniere-lue', texte: DERNIERE_LUE };
    const [ligne] = await this.lecture.lire<{ id: string; sceau: string; luLe: Date }>(requete, [dossierId]);
    if (!ligne) return null;
    const contenu = this.coffre.ouvrirJson<ContenuLivret>('livret_version.contenu_scelle', ligne.id, ligne.sceau);
    return { luLe: ligne.luLe, contenu };
  }

  /** Caps d'avant celui qui vaut, du plus récent au plus ancien. */
  async capsPrecedents(dossierId: string): Promise<{ texte: string; le: Date }[]> {
    const requete = { nom: 'livret-caps-precedents', texte: CAPS_PRECEDENTS };
    const lignes = await this.lecture.lire<{ id: string; sceau: string; le: Date }>(requete, [dossierId]);
    return lignes.map(({ id, sceau, le }) => ({ texte: this.coffre.ouvrir('livret_cap.texte_scelle', id, sceau), le }));
  }

  async propositions(dossierId: string): Promise<LigneProposition[]> {
    const requete = { nom: 'livret-propositions', texte: PROPOSITIONS };
    const lignes = await this.lecture.lire<PropositionScellee>(requete, [dossierId]);
    return lignes.map(({ phrase_scellee: phrase, ...l }) => ({
      ...l,
      phrase: propositionEnClair(l.cible, this.coffre.ouvrir('livret_proposition.phrase_scellee', l.id, phrase)),
    }));
  }

  /** Les plus récentes d'abord. */
  async questions(dossierId: string): Promise<LigneQuestion[]> {
    const requete = { nom: 'livret-questions', texte: QUESTIONS };
    const lignes = await this.lecture.lire<QuestionScellee>(requete, [dossierId]);
    return lignes.map(({ texte_scelle: texte, reponse_scellee: reponse, ...l }) => ({
      ...l,
      texte: this.coffre.ouvrir('livret_question.texte_scelle', l.id, texte),
      reponse: reponse === null ? null : this.coffre.ouvrir('livret_question.reponse_scellee', l.id, reponse),
    }));
  }

  private ouvrir({ cap_id: capId, brouillon, publie, cap, ...l }: LivretScelle): LigneLivret {
    const contenu =
      (colonne: 'livret_brouillon.contenu_scelle' | 'livret_version.contenu_scelle') =>
      (ligne: string | null, sceau: string | null): ContenuLivret | null =>
        ligne === null || sceau === null ? null : this.coffre.ouvrirJson<ContenuLivret>(colonne, ligne, sceau);
    return {
      ...l,
      brouillon: contenu('livret_brouillon.contenu_scelle')(l.dossier_id, brouillon),
      publie: contenu('livret_version.contenu_scelle')(l.publie_id, publie),
      cap: capId === null || cap === null ? null : this.coffre.ouvrir('livret_cap.texte_scelle', capId, cap),
    };
  }
}

type LivretScelle = Omit<LigneLivret, 'brouillon' | 'publie' | 'cap'> & {
  readonly brouillon: string | null;
  readonly publie: string | null;
  readonly cap: string | null;
  readonly cap_id: string | null;
};
type PropositionScellee = Omit<LigneProposition, 'phrase'> & { readonly phrase_scellee: string };
type QuestionScellee = Omit<LigneQuestion, 'texte' | 'reponse'> & {
  readonly texte_scelle: string;
  readonly reponse_scellee: string | null;
};
