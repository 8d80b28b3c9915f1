import { Inject, Injectable } from '@nestjs/common';
import type { EtatOrientationEtm, Fonction } from '@pdp/domain';
import { VERSION_REGLES, expressionsFiche, nomDeRequete, valeursSujet, type Sujet } from '@pdp/permissions';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';

export type LigneOrientation = {
  readonly id: string;
  readonly version: number;
  readonly dossierId: string;
  readonly sexe: string | null;
  readonly prenom: string | null;
  readonly nom: string | null;
  readonly etat: EtatOrientationEtm;
  readonly organisme: string;
  readonly demandeeLe: Date;
  readonly motif: string | null;
  readonly repondueLe: Date | null;
  readonly conclueLe: Date | null;
  readonly resultat: { readonly code: string; readonly texte: string } | null;
};

/** Assez pour une équipe ; au-delà, les plus récentes suffisent. */
const MAXIMUM = 100;

/**
 * Orientations qu'une personne suit : pour l'équipe technique celles qui lui sont adressées, pour les autres celles des
 * dossiers dont ils lisent l'ordre du jour. Sans accord de l'assuré, l'équipe n'en voit rien.
 */
@Injectable()
export class LectureOrientations {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  lister(sujet: Sujet, dossierId: string | null): Promise<LigneOrientation[]> {
    const requete = {
      nom: nomDeRequete('orientations-etm', sujet.fonction, VERSION_REGLES),
      texte: texteDesOrientations(sujet.fonction),
    };
    return this.lecture.lire<LigneOrientation>(requete, [...valeursSujet(sujet), dossierId]);
  }
}

function texteDesOrientations(fonction: Fonction): string {
  const { jointure, expressions, portees } = expressionsFiche(fonction, { premierParametre: 1, aliasFaits: 'droits' });
  const nommable = (colonne: string): string => `CASE WHEN ${expressions.identite} THEN ${colonne} END`;
  const resultat = portees.revueDecisions === undefined ? expressions.revueDecisions : 'FALSE';
  const adressees =
    fonction === 'COORDINATEUR_ETM' ? `AND o.organisme_id = $3::uuid AND o.etat <> 'ACCORD_ATTENDU'` : '';
  return `SELECT o.id, o.version, o.dossier_id AS "dossierId", o.etat, g.nom AS organisme, o.cree_le AS "demandeeLe", o.motif,
      o.repondue_le AS "repondueLe", o.conclue_le AS "conclueLe", ${nommable('a.sexe')} AS sexe, ${nommable('a.prenom')} AS prenom,
      ${nommable('coalesce(a.nom_usage, a.nom_naissance)')} AS nom,
      (SELECT json_build_object('code', k.code, 'texte', k.texte) FROM decision_revue k
        WHERE k.id = o.resultat_id AND k.annulee_le IS NULL AND (${resultat} OR k.auteur_id = $1::uuid)) AS resultat
    FROM orientation_etm o JOIN dossier d ON d.id = o.dossier_id JOIN assure a ON a.id = d.assure_id JOIN organisme g ON g.id = o.organisme_id
    ${jointure}
    WHERE o.plateforme_id = $4::uuid ${adressees} AND ($6::uuid IS NULL OR o.dossier_id = $6::uuid) AND ${expressions.revueAgenda}
    ORDER BY array_position(ARRAY['DEMANDEE','ACCORD_ATTENDU','ACCEPTEE'], o.etat), o.cree_le DESC, o.id LIMIT ${MAXIMUM}`;
}
