import { Inject, Injectable } from '@nestjs/common';
import type { ContenuLivret } from '@pdp/domain';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import type { LivretEntier, LivretEntierPort } from '../livret-entier.port.js';
import { LectureLivret } from './lecture-livret.js';

type Version = {
  readonly version: number;
  readonly publieLe: Date;
  readonly luLe: Date | null;
  readonly contenu: ContenuLivret;
};
type Question = {
  readonly le: Date;
  readonly texte: string;
  readonly reponse: string | null;
  readonly reponduLe: Date | null;
};

const VERSIONS = `SELECT version, publie_le AS "publieLe", lu_le AS "luLe", contenu FROM livret_version WHERE dossier_id = $1::uuid ORDER BY version`;
const CAPS = `SELECT le, texte FROM livret_cap WHERE dossier_id = $1::uuid ORDER BY version`;
const QUESTIONS = `SELECT cree_le AS le, texte, reponse, repondu_le AS "reponduLe" FROM livret_question WHERE dossier_id = $1::uuid ORDER BY cree_le, id`;

/** Toutes les versions d'un livret, et tout ce qui s'y est écrit. */
@Injectable()
export class LectureLivretEntier implements LivretEntierPort {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly livrets: LectureLivret,
  ) {}

  async lire(dossierId: string): Promise<LivretEntier> {
    const [livret, versions, caps, questions] = await Promise.all([
      this.livrets.livret(dossierId),
      this.lecture.lire<Version>({ nom: 'livret-entier-versions', texte: VERSIONS }, [dossierId]),
      this.lecture.lire<{ le: Date; texte: string }>({ nom: 'livret-entier-caps', texte: CAPS }, [dossierId]),
      this.lecture.lire<Question>({ nom: 'livret-entier-questions', texte: QUESTIONS }, [dossierId]),
    ]);
    return {
      brouillon: livret?.brouillon ?? null,
      versions: versions.map((v) => ({ ...v, publieLe: iso(v.publieLe), luLe: v.luLe && iso(v.luLe) })),
      caps: caps.map(({ le, texte }) => ({ le: iso(le), texte })),
      questions: questions.map((q) => ({ ...q, le: iso(q.le), reponduLe: q.reponduLe && iso(q.reponduLe) })),
    };
  }
}

const iso = (date: Date): string => date.toISOString();
