import { Inject, Injectable } from '@nestjs/common';
import type { EtatVisite, ResultatVisite } from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture, type RequeteNommee } from '../../../platform/database/lecture.js';
import { ouvrirResultat } from './visites.depot.js';

export type LigneVisite = {
  readonly id: string;
  readonly dossier_id: string;
  readonly etat: EtatVisite;
  readonly version: number;
  readonly organisme_id: string | null;
  readonly organisme: string | null;
  readonly demandeur_fonction: string | null;
  readonly demandee_le: Date | null;
  readonly date_heure: Date | null;
  readonly lieu: string | null;
  readonly resultat: ResultatVisite | null;
  readonly accord_transmission: boolean | null;
  readonly cree_le: Date;
};

const SELECTION = `SELECT v.id, v.dossier_id, v.etat, v.version, v.organisme_id, o.nom AS organisme, v.demandeur_fonction, v.demandee_le, v.date_heure, v.lieu, v.resultat_scelle, v.accord_transmission, v.cree_le
  FROM visite_pre_reprise v LEFT JOIN organisme o ON o.id = v.organisme_id`;

/** Lectures des visites ; le droit de lire chacune est vérifié par l'appelant. */
@Injectable()
export class LectureVisites {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly coffre: Coffre,
  ) {}

  duDossier(dossierId: string): Promise<LigneVisite[]> {
    return this.lire(
      { nom: 'visites-dossier', texte: `${SELECTION} WHERE v.dossier_id = $1::uuid ORDER BY v.cree_le DESC, v.id` },
      [dossierId],
    );
  }

  async une(id: string): Promise<LigneVisite | null> {
    const lignes = await this.lire({ nom: 'visite-une', texte: `${SELECTION} WHERE v.id = $1::uuid` }, [id]);
    return lignes[0] ?? null;
  }

  /** File du service sollicité, les plus anciennes d'abord ; une visite seulement envisagée n'y est pas. */
  duService(
    organismeId: string | null,
    etat: string | null,
    limite: number,
    curseur: readonly (string | number | null)[] | null,
  ): Promise<LigneVisite[]> {
    const texte = `${SELECTION} WHERE v.organisme_id = $1::uuid AND v.etat <> 'ENVISAGEE' AND ($2::text IS NULL OR v.etat = $2::text)
      AND ($4::timestamptz IS NULL OR (v.cree_le, v.id) > ($4::timestamptz, $5::uuid)) ORDER BY v.cree_le, v.id LIMIT $3`;
    return this.lire({ nom: 'visites-service', texte }, [
      organismeId,
      etat,
      limite,
      curseur?.[0] ?? null,
      curseur?.[1] ?? null,
    ]);
  }

  private async lire(requete: RequeteNommee, valeurs: readonly unknown[]): Promise<LigneVisite[]> {
    const lignes = await this.lecture.lire<LigneLue>(requete, valeurs);
    return lignes.map(({ resultat_scelle, ...l }) => ({
      ...l,
      resultat: ouvrirResultat<ResultatVisite>(this.coffre, l.id, resultat_scelle),
    }));
  }
}

type LigneLue = Omit<LigneVisite, 'resultat'> & { readonly resultat_scelle: string | null };
