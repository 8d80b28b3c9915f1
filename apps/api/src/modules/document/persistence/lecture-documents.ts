import { Inject, Injectable } from '@nestjs/common';
import {
  LIMITES_DOCUMENT,
  type ClasseDocument,
  type EtatFichier,
  type MotifRetraitDocument,
  type TypeFichier,
  type Unite,
} from '@pdp/domain';
import { LECTURE } from '../../../platform/config/jetons.js';
import { accesCourant, type AccesBase } from '../../../platform/database/acces-base.js';
import { Lecture } from '../../../platform/database/lecture.js';

/** Version d'un document, telle que lue. */
export type LigneVersion = {
  readonly id: string;
  readonly numero: number;
  readonly nomScelle: string | null;
  readonly type: TypeFichier;
  readonly octets: number;
  readonly etat: EtatFichier;
  readonly le: string;
  readonly par: string;
};

/** Document d'une liste, versions comprises ; rien n'est encore filtré par catégorie. */
export type LigneDocumentLu = {
  readonly id: string;
  readonly version: number;
  readonly classe: ClasseDocument;
  readonly titreScelle: string | null;
  readonly unite: Unite | null;
  readonly organismeId: string | null;
  readonly adresseA: string | null;
  readonly deposePar: string;
  readonly retireLe: Date | null;
  readonly motif: MotifRetraitDocument | null;
  readonly retirePar: string | null;
  readonly creeLe: Date;
  readonly versions: readonly LigneVersion[];
};

/** Fichier à montrer, à télécharger ou à analyser. */
export type LigneFichier = {
  readonly id: string;
  readonly dossierId: string;
  readonly usage: 'DOCUMENT' | 'PREUVE_ACCORD';
  readonly documentId: string | null;
  readonly classe: ClasseDocument | null;
  readonly nomScelle: string | null;
  readonly type: TypeFichier;
  readonly octets: number;
  readonly etat: EtatFichier;
  readonly cleScellee: string | null;
  readonly analyseur: string | null;
  readonly deposePar: string;
  /** Qui a déposé ce fichier-ci : une version peut venir d'un autre que le document. */
  readonly recuDe: string;
  readonly unite: Unite | null;
  readonly organismeId: string | null;
};

/** Lectures des documents ; le second mur ne laisse voir que ceux d'un dossier ouvert au lecteur. */
@Injectable()
export class LectureDocuments {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  /** Documents d'un dossier, du plus récent au plus ancien. */
  duDossier(dossierId: string): Promise<LigneDocumentLu[]> {
    return this.lecture.lire<LigneDocumentLu>(DU_DOSSIER, [dossierId]);
  }

  /** Dossier et classe d'un document ; `null` s'il n'existe pas pour ce lecteur. */
  async unDocument(id: string): Promise<{ dossierId: string; classe: ClasseDocument } | null> {
    return (await this.lecture.lire<{ dossierId: string; classe: ClasseDocument }>(UN_DOCUMENT, [id]))[0] ?? null;
  }

  /** Un fichier ; `acces` : au nom du lecteur, par défaut. */
  async unFichier(id: string, acces: AccesBase = accesCourant()): Promise<LigneFichier | null> {
    return (await this.lecture.lire<LigneFichier>(UN_FICHIER, [id], acces))[0] ?? null;
  }
}

const nomDe = (alias: string): string =>
  `concat_ws(' ', CASE WHEN ${alias}.civilite = 'Dr' THEN 'Dr' END, ${alias}.prenom, ${alias}.nom)`;

const DU_DOSSIER = {
  nom: 'documents-du-dossier',
  texte: `SELECT d.id, d.version, d.classe, d.titre_scelle AS "titreScelle", d.destinataire_unite AS unite, d.destinataire_organisme_id AS "organismeId",
    o.nom AS "adresseA", d.depose_par AS "deposePar", d.retire_le AS "retireLe", d.retrait_motif AS motif,
    CASE WHEN r.id IS NOT NULL THEN ${nomDe('r')} END AS "retirePar", d.cree_le AS "creeLe",
    (SELECT json_agg(json_build_object('id', f.id, 'numero', f.numero, 'nomScelle', f.nom_scelle, 'type', f.type, 'octets', f.octets, 'etat', f.etat,
      'le', f.cree_le, 'par', ${nomDe('u')}) ORDER BY f.numero DESC) FROM fichier f JOIN utilisateur u ON u.id = f.depose_par WHERE f.document_id = d.id) AS versions
  FROM document d LEFT JOIN organisme o ON o.id = d.destinataire_organisme_id LEFT JOIN utilisateur r ON r.id = d.retire_par
  WHERE d.dossier_id = $1::uuid ORDER BY d.cree_le DESC, d.id DESC LIMIT ${LIMITES_DOCUMENT.parDossier * 2}`,
};

const UN_DOCUMENT = {
  nom: 'document-un',
  texte: `SELECT dossier_id AS "dossierId", classe FROM document WHERE id = $1::uuid`,
};

const UN_FICHIER = {
  nom: 'fichier-un',
  texte: `SELECT f.id, f.dossier_id AS "dossierId", f.usage, f.document_id AS "documentId", d.classe, f.nom_scelle AS "nomScelle", f.type, f.octets, f.etat,
    f.cle_scellee AS "cleScellee", f.analyseur, coalesce(d.depose_par, f.depose_par) AS "deposePar", f.depose_par AS "recuDe", d.destinataire_unite AS unite,
    d.destinataire_organisme_id AS "organismeId"
  FROM fichier f LEFT JOIN document d ON d.id = f.document_id WHERE f.id = $1::uuid`,
};
