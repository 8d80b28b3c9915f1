import { Inject, Injectable } from '@nestjs/common';
import type { ContactVue, ModaliteLue } from '@pdp/domain';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';

const CONTACTS_MONTRES = 30;

// La réception, c'est l'arrivée du premier signalement dans la plateforme ; à Paris, comme tout jour écrit à l'écran.
const FAITS = `SELECT p.departement,
    (SELECT min((s.cree_le AT TIME ZONE 'Europe/Paris')::date)::text FROM signalement s WHERE s.dossier_id = d.id) AS "recuLe",
    (SELECT min(e.date)::text FROM entretien e WHERE e.dossier_id = d.id AND e.annule_le IS NULL) AS "premierEntretienLe",
    (SELECT count(*)::int FROM contact c WHERE c.dossier_id = d.id AND c.annule_le IS NULL) AS contacts
  FROM dossier d JOIN plateforme p ON p.id = d.plateforme_id WHERE d.id = $1::uuid`;

const PAR_MODALITE = `SELECT e.modalite, count(*)::int AS nombre FROM entretien e WHERE e.dossier_id = $1::uuid AND e.annule_le IS NULL GROUP BY 1`;

const CONTACTS = `SELECT c.id, c.nature, c.le, u.prenom || ' ' || u.nom AS auteur FROM contact c JOIN utilisateur u ON u.id = c.auteur_id
  WHERE c.dossier_id = $1::uuid AND c.annule_le IS NULL ORDER BY c.le DESC, c.id DESC LIMIT ${CONTACTS_MONTRES}`;

/** Faits d'un dossier pour son compte d'entretiens. */
export type FaitsAccompagnement = {
  readonly departement: string;
  readonly recuLe: string | null;
  readonly premierEntretienLe: string | null;
  readonly contacts: number;
};

/** Lectures du compte d'un accompagnement ; le droit est vérifié par l'appelant. */
@Injectable()
export class LectureAccompagnement {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  async faits(dossierId: string): Promise<FaitsAccompagnement | undefined> {
    const [ligne] = await this.lecture.lire<FaitsAccompagnement>({ nom: 'accompagnement-faits', texte: FAITS }, [
      dossierId,
    ]);
    return ligne;
  }

  parModalite(dossierId: string): Promise<{ readonly modalite: ModaliteLue; readonly nombre: number }[]> {
    return this.lecture.lire({ nom: 'accompagnement-modalites', texte: PAR_MODALITE }, [dossierId]);
  }

  contacts(dossierId: string): Promise<ContactVue[]> {
    return this.lecture.lire<ContactVue>({ nom: 'accompagnement-contacts', texte: CONTACTS }, [dossierId]);
  }
}
