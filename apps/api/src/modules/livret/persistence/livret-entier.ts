import { Inject, Injectable } from '@nestjs/common';
import type { ContenuLivret } from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import type { LivretEntier, LivretEntierPort } from '../livret-entier.port.js';
import { LectureLivret } from './lecture-livret.js';

type Version = {
  readonly id: string;
  readonly version: number;
  readonly publieLe: Date;
  readonly luLe: Date | null;
  readonly sceau: string;
};
type Cap = { readonly id: string; readonly le: Date; readonly sceau: string };
type Question = {
  readonly id: string;
  readonly le: Date;
  readonly texteScelle: string;
  readonly reponseScellee: string | null;
  readonly reponduLe: Date | null;
};

const VERSIONS = `SELECT id, version, publie_le AS "publieLe", lu_le AS "luLe", contenu_scelle AS sceau FROM livret_version WHERE dossier_id = $1::uuid ORDER BY version`;
const CAPS = `SELECT id, le, texte_scelle AS sceau FROM livret_cap WHERE dossier_id = $1::uuid ORDER BY version`;
const QUESTIONS = `SELECT id, cree_le AS le, texte_scelle AS "texteScelle", reponse_scellee AS "reponseScellee", repondu_le AS "reponduLe" FROM livret_question WHERE dossier_id = $1::uuid ORDER BY cree_le, id`;

/** Toutes les versions d'un livret, et tout ce qui s'y est écrit. */
@Injectable()
export class LectureLivretEntier implements LivretEntierPort {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly livrets: LectureLivret,
    private readonly coffre: Coffre,
  ) {}

  async lire(dossierId: string): Promise<LivretEntier> {
    const [livret, versions, caps, questions, mots] = await Promise.all([
      this.livrets.livret(dossierId),
      this.lecture.lire<Version>({ nom: 'livret-entier-versions', texte: VERSIONS }, [dossierId]),
      this.lecture.lire<Cap>({ nom: 'livret-entier-caps', texte: CAPS }, [dossierId]),
      this.lecture.lire<Question>({ nom: 'livret-entier-questions', texte: QUESTIONS }, [dossierId]),
      this.livrets.mots.partages(dossierId),
    ]);
    return {
      brouillon: livret?.brouillon ?? null,
      versions: versions.map(({ id, version, publieLe, luLe, sceau }) => ({
        version,
        publieLe: iso(publieLe),
        luLe: luLe && iso(luLe),
        contenu: this.coffre.ouvrirJson<ContenuLivret>('livret_version.contenu_scelle', id, sceau),
      })),
      caps: caps.map(({ id, le, sceau }) => ({
        le: iso(le),
        texte: this.coffre.ouvrir('livret_cap.texte_scelle', id, sceau),
      })),
      questions: questions.map((q) => this.question(q)),
      mots: mots.map(({ le, texte }) => ({ le, texte })),
    };
  }

  private question({ id, le, texteScelle, reponseScellee, reponduLe }: Question): LivretEntier['questions'][number] {
    return {
      le: iso(le),
      texte: this.coffre.ouvrir('livret_question.texte_scelle', id, texteScelle),
      reponse:
        reponseScellee === null ? null : this.coffre.ouvrir('livret_question.reponse_scellee', id, reponseScellee),
      reponduLe: reponduLe && iso(reponduLe),
    };
  }
}

const iso = (date: Date): string => date.toISOString();
