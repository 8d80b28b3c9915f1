import { Inject, Injectable } from '@nestjs/common';
import type { Acteur } from '../../../platform/config/acteur.js';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import type { LigneScellee, LigneSignalement } from './ligne-signalement.js';
import { ouvrirLigne } from './ouvrir-ligne.js';

export type LigneHistorique = {
  readonly transition: string;
  readonly vers: string;
  readonly le: Date;
  readonly par: string | null;
  readonly fonction: string | null;
};

export type FiltresSignalements = {
  readonly vue: 'emis' | 'recus' | null;
  readonly etats: readonly string[] | null;
  readonly recherche: string | null;
  readonly apres: readonly [string, string] | null;
  readonly limite: number;
};

/** Ce que le lecteur est pour un signalement. */
export type Regard = { readonly emis: boolean; readonly recoit: boolean };

// domain.md 2.2.1 : le Service social reçoit tout ; le CSAM du Service médical trie, et suit ce qu'il a trié.
const RECOIT = `((s.plateforme_id = $3::uuid AND ($2::text IN ('CSAM_SERVICE_SOCIAL','ASSISTANT_SERVICE_SOCIAL')
  OR ($2::text = 'CSAM_SERVICE_MEDICAL' AND (s.etat IN ('EMIS','RECU','QUALIFIE') OR EXISTS (SELECT 1 FROM transition v
    WHERE v.ressource = 'signalement' AND v.ressource_id = s.id AND v.acteur_id = $1::uuid AND v.transition <> 'emettre'))))) IS TRUE)`;

const EMIS = `((s.emetteur_id = $1::uuid) IS TRUE)`;

// Refus et silence de l'assuré se lisent pareil pour l'émetteur : son filtre d'état ne doit pas les distinguer.
const ETAT_EMETTEUR = `CASE WHEN s.etat IN ('CLOS_DECLINE','CLOS_INJOIGNABLE') THEN 'CLOS' ELSE s.etat END`;

// Un signalement repris d'ailleurs n'a pas gardé les mots de son émetteur : l'identité connue en tient lieu.
const RECU = `coalesce(s.recu, jsonb_build_object('nomNaissance', a.nom_naissance, 'nomUsage', a.nom_usage, 'prenom', a.prenom, 'dateNaissance', a.date_naissance,
  'sexe', a.sexe, 'recherche', a.recherche, 'identiteDiverge', false, 'rapprochement', false,
  'arret', CASE WHEN r.id IS NOT NULL THEN jsonb_build_object('dateDebut', r.date_debut, 'risque', r.risque, 'dateFinPrescrite', r.date_fin_prescrite) END))`;

const COLONNES = `s.id, s.etat, s.version, s.origine, s.motif, s.commentaire, s.assure_informe, s.niveau_complexite, s.orientation, s.tentatives,
  (SELECT count(*)::int FROM transition t WHERE t.ressource = 'signalement' AND t.ressource_id = s.id AND t.transition = 'contacter' AND t.motif LIKE '%.SANS\\_REPONSE') AS sans_reponse,
  s.dossier_id, s.cree_le, s.clos_le, s.cree_le::text AS cle, ${RECU} AS recu, s.recu IS NOT NULL AS a_ses_mots, s.recu_scelle,
  s.emetteur_id, u.prenom || ' ' || u.nom AS emetteur_nom, s.emetteur_fonction, o.nom AS emetteur_organisme,
  a.nom_naissance, a.nom_usage, a.prenom, a.sexe, a.date_naissance, a.id AS assure_id, a.nir_scelle, a.coordonnees_scellees, a.regime,
  r.date_debut AS arret_debut, r.date_fin_prescrite AS arret_fin, r.risque AS arret_risque, ${RECOIT} AS recoit`;

const JOINTURES = `JOIN assure a ON a.id = s.assure_id
  LEFT JOIN arret_travail r ON r.id = s.arret_id
  LEFT JOIN utilisateur u ON u.id = s.emetteur_id
  LEFT JOIN organisme o ON o.id = s.emetteur_organisme_id`;

const APRES = `($6::timestamptz IS NULL OR (s.cree_le, s.id) < ($6::timestamptz, $7::uuid))`;

/** Deux branches bornées, chacune sur son index, puis la page : l'une ne coûte rien à l'autre. */
const LISTE = {
  nom: 'signalements-liste',
  texte: `WITH pris AS (
    (SELECT s.id FROM signalement s JOIN assure a ON a.id = s.assure_id WHERE $8::boolean AND s.emetteur_id = $1::uuid AND ${APRES}
       AND ($4::text[] IS NULL OR (CASE WHEN ${RECOIT} THEN s.etat ELSE ${ETAT_EMETTEUR} END) = ANY($4::text[]))
       AND ($5::text IS NULL OR coalesce(s.recu->>'recherche', a.recherche) LIKE $5::text)
     ORDER BY s.cree_le DESC, s.id DESC LIMIT $10::int)
    UNION
    (SELECT s.id FROM signalement s JOIN assure a ON a.id = s.assure_id WHERE $9::boolean AND s.plateforme_id = $3::uuid AND ${RECOIT} AND ${APRES}
       AND ($4::text[] IS NULL OR s.etat = ANY($4::text[])) AND ($5::text IS NULL OR a.recherche LIKE $5::text)
     ORDER BY s.cree_le DESC, s.id DESC LIMIT $10::int)
  )
  SELECT ${COLONNES} FROM pris p JOIN signalement s ON s.id = p.id ${JOINTURES} ORDER BY s.cree_le DESC, s.id DESC LIMIT $10::int`,
};

const FICHE = {
  nom: 'signalement-fiche',
  texte: `SELECT ${COLONNES} FROM signalement s ${JOINTURES} WHERE s.id = $4::uuid AND (${EMIS} OR ${RECOIT})`,
};

const HISTORIQUE = {
  nom: 'signalement-historique',
  texte: `SELECT t.transition, t.vers, t.le, u.prenom || ' ' || u.nom AS par, t.fonction FROM transition t LEFT JOIN utilisateur u ON u.id = t.acteur_id
    WHERE t.ressource = 'signalement' AND t.ressource_id = $1::uuid ORDER BY t.le, t.id`,
};

/** Lectures filtrées par ce que le lecteur est : rien d'autre ne lit un signalement pour l'afficher. */
@Injectable()
export class LectureSignalements {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly coffre: Coffre,
  ) {}

  /** Rend `limite + 1` lignes au plus, les plus récentes d'abord. */
  async lister(acteur: Acteur, f: FiltresSignalements): Promise<LigneSignalement[]> {
    const recherche = f.recherche === null ? null : `%${f.recherche}%`;
    const lignes = await this.lecture.lire<LigneScellee>(LISTE, [
      ...lecteur(acteur),
      f.etats,
      recherche,
      f.apres?.[0] ?? null,
      f.apres?.[1] ?? null,
      f.vue !== 'recus',
      f.vue !== 'emis',
      f.limite + 1,
    ]);
    return lignes.map((ligne) => ouvrirLigne(this.coffre, ligne));
  }

  /** `null` si le signalement n'existe pas, ou pas pour lui. */
  async fiche(acteur: Acteur, id: string): Promise<LigneSignalement | null> {
    const [ligne] = await this.lecture.lire<LigneScellee>(FICHE, [...lecteur(acteur), id]);
    return ligne ? ouvrirLigne(this.coffre, ligne) : null;
  }

  historique(id: string): Promise<LigneHistorique[]> {
    return this.lecture.lire<LigneHistorique>(HISTORIQUE, [id]);
  }

  /** Le même regard, dans une transaction d'écriture. */
  async regard(tx: Transaction, acteur: Acteur, id: string): Promise<Regard> {
    const [r] = await tx.sql<Regard>(
      `SELECT ${EMIS} AS emis, ${RECOIT} AS recoit FROM signalement s WHERE s.id = $4::uuid`,
      [...lecteur(acteur), id],
    );
    return r ?? { emis: false, recoit: false };
  }
}

const lecteur = (a: Acteur): readonly [string, string, string | null] => [a.utilisateurId, a.fonction, a.plateformeId];
