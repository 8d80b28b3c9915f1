import { Inject, Injectable } from '@nestjs/common';
import type { Fonction, Unite } from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import { ouvrirContact } from '../../../platform/chiffrement/contacts.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { cleSql, enCoursSql, motifsDe } from './recherche.sql.js';

export type LignePersonne = {
  readonly id: string;
  readonly civilite: string | null;
  readonly prenom: string;
  readonly nom: string;
  readonly cle_nom: string;
  readonly cle_prenom: string;
  readonly fonction: Fonction;
  readonly unite: Unite;
  readonly organisme_id: string | null;
  readonly organisme: string | null;
  readonly plateforme: string | null;
  readonly telephone: string | null;
  readonly autres: readonly Fonction[];
};

type LigneLue = Omit<LignePersonne, 'telephone'> & {
  readonly telephone_scelle: string | null;
  readonly telephone_organisme: string | null;
};

export type LigneOrganisme = {
  readonly id: string;
  readonly nom: string;
  readonly type: string;
  readonly unites: readonly Unite[];
  readonly commune: string | null;
  readonly telephone: string | null;
};

export type FiltreAnnuaire = { readonly recherche: string | undefined; readonly unite: Unite | undefined };

// Ni assuré, ni mandataire, ni compte technique : l'annuaire est celui des professionnels.
const PROFESSIONNELLE = `h.unite NOT IN ('ASSURE','ADMINISTRATION','PILOTAGE')`;

const PERSONNES = `WITH p AS MATERIALIZED (
    SELECT u.id, u.civilite, u.prenom, u.nom, ${cleSql('u.nom')} AS cle_nom, ${cleSql('u.prenom')} AS cle_prenom, f.fonction, f.unite, f.organisme_id, o.nom AS organisme,
      pl.nom AS plateforme, u.telephone_scelle, o.telephone AS telephone_organisme,
      ARRAY(SELECT DISTINCT h.fonction FROM habilitation h WHERE h.utilisateur_id = u.id AND h.plateforme_id = $1::uuid AND ${PROFESSIONNELLE} AND ${enCoursSql('h')} AND h.fonction <> f.fonction ORDER BY 1) AS autres
    FROM utilisateur u
    JOIN LATERAL (SELECT h.fonction, h.unite, h.organisme_id, h.plateforme_id FROM habilitation h
      WHERE h.utilisateur_id = u.id AND h.plateforme_id = $1::uuid AND ${PROFESSIONNELLE} AND ${enCoursSql('h')} AND ($2::text IS NULL OR h.unite = $2)
      ORDER BY h.debut, h.id LIMIT 1) f ON TRUE
    LEFT JOIN organisme o ON o.id = f.organisme_id
    LEFT JOIN plateforme pl ON pl.id = f.plateforme_id
    WHERE u.actif AND u.suspendu_le IS NULL
  )
  SELECT * FROM p
  WHERE ' ' || cle_nom || ' ' || cle_prenom || ' ' || ${cleSql('organisme')} LIKE ALL ($3::text[])
    AND ($4::text IS NULL OR (cle_nom COLLATE "C", cle_prenom COLLATE "C", id) > ($4::text, $5::text, $6::uuid))
  ORDER BY cle_nom COLLATE "C", cle_prenom COLLATE "C", id LIMIT $7`;

const ORGANISMES = `SELECT o.id, o.nom, o.type, o.unites, o.commune, o.telephone FROM organisme o
  WHERE o.plateforme_id = $1::uuid AND ($2::text IS NULL OR $2 = ANY (o.unites)) ORDER BY ${cleSql('o.nom')} COLLATE "C", o.id LIMIT 200`;

/** Professionnels et organismes d'une plateforme. */
@Injectable()
export class LectureAnnuaire {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly coffre: Coffre,
  ) {}

  /** Par nom ; `curseur` = [clé du nom, clé du prénom, id]. */
  async personnes(
    plateformeId: string | null,
    { recherche, unite }: FiltreAnnuaire,
    limite: number,
    curseur: readonly (string | number | null)[] | null,
  ): Promise<LignePersonne[]> {
    const lignes = await this.lecture.lire<LigneLue>({ nom: 'annuaire-personnes', texte: PERSONNES }, [
      plateformeId,
      unite ?? null,
      motifsDe(recherche),
      curseur?.[0] ?? null,
      curseur?.[1] ?? null,
      curseur?.[2] ?? null,
      limite,
    ]);
    return lignes.map(({ telephone_scelle: sceau, telephone_organisme: organisme, ...ligne }) => ({
      ...ligne,
      telephone: ouvrirContact(this.coffre, 'telephone', { utilisateurId: ligne.id, sceau }) ?? organisme,
    }));
  }

  organismes(plateformeId: string | null, unite: Unite | undefined): Promise<LigneOrganisme[]> {
    return this.lecture.lire<LigneOrganisme>({ nom: 'annuaire-organismes', texte: ORGANISMES }, [
      plateformeId,
      unite ?? null,
    ]);
  }
}
