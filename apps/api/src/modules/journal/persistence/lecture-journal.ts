import { Inject, Injectable } from '@nestjs/common';
import { LIBELLES_FONCTION, type AccesVue, type Fonction, type Page } from '@pdp/domain';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { enPage, lireCurseur } from '../../../platform/http/curseur.js';
import type { JournalPort } from '../journal.port.js';
import { phraseDActe } from '../phrases-actes.js';

type LigneAcces = {
  readonly id: number;
  readonly le: Date;
  readonly nom: string | null;
  readonly fonction: string | null;
  readonly organisme: string | null;
  readonly action: string;
  readonly categories: readonly string[] | null;
};

// Une lecture est notée avant que le droit soit connu : celle qu'un REFUS de même identifiant suit n'a rien montré.
const ABOUTIE = `j.resultat = 'OK' AND j.action <> 'lecture-precisee'
  AND NOT (j.ressource = 'lecture' AND EXISTS (SELECT 1 FROM journal_acces r WHERE r.dossier_id = j.dossier_id AND r.ressource = 'lecture' AND r.ressource_id = j.ressource_id AND r.resultat = 'REFUS'))`;

const LISTER = `SELECT j.id, j.le, u.prenom || ' ' || u.nom AS nom, j.fonction, o.nom AS organisme, j.action, j.categories
  FROM journal_acces j LEFT JOIN utilisateur u ON u.id = j.utilisateur_id LEFT JOIN organisme o ON o.id = j.organisme_id
  WHERE j.dossier_id = $1::uuid AND j.utilisateur_id IS DISTINCT FROM $2::uuid AND j.utilisateur_id IS NOT NULL
    AND ($3::bigint IS NULL OR j.id < $3::bigint) AND ${ABOUTIE}
  ORDER BY j.id DESC LIMIT $4::int`;

const COMPTER = `SELECT count(*)::int AS nombre FROM (SELECT 1 FROM journal_acces j WHERE j.dossier_id = $1::uuid AND j.le >= $2::timestamptz
  AND j.utilisateur_id IS DISTINCT FROM $3::uuid AND j.utilisateur_id IS NOT NULL AND j.action = 'lecture' AND ${ABOUTIE} LIMIT 1000) x`;

/** Lecture du journal d'un dossier ; il ne contient que des noms et des dates, jamais de contenu. */
@Injectable()
export class LectureJournal implements JournalPort {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  async lister({ dossierId, sauf, limite, curseur }: Parameters<JournalPort['lister']>[0]): Promise<Page<AccesVue>> {
    const depuis = lireCurseur(curseur, 1);
    const lignes = await this.lecture.lire<LigneAcces>({ nom: 'journal-lister', texte: LISTER }, [
      dossierId,
      sauf,
      depuis?.[0] ?? null,
      limite + 1,
    ]);
    return enPage(lignes, limite, (ligne) => [ligne.id], enAcces);
  }

  async compterOuvertures(dossierId: string, depuis: Date, sauf: string): Promise<number> {
    const [ligne] = await this.lecture.lire<{ nombre: number }>({ nom: 'journal-compter', texte: COMPTER }, [
      dossierId,
      depuis,
      sauf,
    ]);
    return ligne?.nombre ?? 0;
  }
}

const enAcces = ({ le, nom, fonction, organisme, action, categories }: LigneAcces): AccesVue => ({
  le: le.toISOString(),
  qui: nom ?? 'Traitement automatique',
  fonction: fonction === null ? '' : (LIBELLES_FONCTION[fonction as Fonction] ?? fonction),
  organisme,
  action: phraseDActe(action, categories),
});
