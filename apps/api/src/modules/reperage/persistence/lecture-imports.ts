import { Inject, Injectable } from '@nestjs/common';
import type { SortLigne } from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { ouvrirBrut } from './rangee-scellee.js';

export type LigneImport = {
  readonly id: string;
  readonly etat: string;
  readonly version: number;
  readonly nom_fichier: string;
  readonly encodage: string | null;
  readonly separateur: string | null;
  readonly lignes_lues: number;
  readonly lignes_total: number | null;
  readonly octets_lus: number;
  readonly octets_total: number;
  readonly compte: Partial<Record<SortLigne, number>>;
  readonly deja_importe: boolean;
  readonly erreur: string | null;
  readonly cree_le: Date;
  readonly cle: string;
  readonly confirme_le: Date | null;
  readonly cree_par: string;
  /** SHA-256 du fichier, en hexadécimal ; `null` tant qu'il n'est pas entièrement lu. */
  readonly empreinte: string | null;
};

export type LigneLue = {
  readonly numero: number;
  readonly sort: SortLigne;
  readonly raison: string | null;
  readonly nom_naissance: string | null;
  readonly nom_usage: string | null;
  readonly prenom: string | null;
  readonly sexe: 'F' | 'M' | null;
  readonly date_debut: string | null;
  readonly date_fin: string | null;
  readonly risque: string | null;
};

export type LigneDeRejet = { readonly numero: number; readonly raison: string | null; readonly brut: string | null };

const COLONNES = `i.id, i.etat, i.version, i.nom_fichier, i.encodage, i.separateur, i.lignes_lues, i.lignes_total, i.octets_lus, i.octets_total, i.compte,
  i.deja_importe, i.erreur, i.cree_le, i.cree_le::text AS cle, i.confirme_le, i.empreinte, u.prenom || ' ' || u.nom AS cree_par`;

const UN = {
  nom: 'import-un',
  texte: `SELECT ${COLONNES} FROM import_requete i JOIN utilisateur u ON u.id = i.cree_par WHERE i.id = $1 AND i.plateforme_id = $2`,
};

const LISTE = {
  nom: 'imports-liste',
  texte: `SELECT ${COLONNES} FROM import_requete i JOIN utilisateur u ON u.id = i.cree_par WHERE i.plateforme_id = $1
    AND ($2::timestamptz IS NULL OR (i.cree_le, i.id) < ($2::timestamptz, $3::uuid)) ORDER BY i.cree_le DESC, i.id DESC LIMIT $4`,
};

const APERCU = {
  nom: 'import-apercu',
  texte: `SELECT numero, sort, raison, nom_naissance, nom_usage, prenom, sexe, date_debut, date_fin, risque FROM import_ligne
    WHERE import_id = $1 AND sort IS NOT NULL AND ($2::text IS NULL OR sort = $2) AND numero > $3 ORDER BY numero LIMIT $4`,
};

const ENTETE = {
  nom: 'import-entete',
  texte: `SELECT numero, raison, brut_scelle AS brut FROM import_ligne WHERE import_id = $1 AND sort IS NULL AND nir_empreinte IS NULL ORDER BY numero LIMIT 1`,
};

const REJETS = {
  nom: 'import-rejets',
  texte: `SELECT numero, raison, brut_scelle AS brut FROM import_ligne WHERE import_id = $1 AND sort = 'rejete' AND numero > $2 ORDER BY numero LIMIT $3`,
};

/** Lectures d'imports, toujours bornées à la plateforme du lecteur. */
@Injectable()
export class LectureImports {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly coffre: Coffre,
  ) {}

  async un(id: string, plateformeId: string | null): Promise<LigneImport | null> {
    return (await this.lecture.lire<LigneImport>(UN, [id, plateformeId]))[0] ?? null;
  }

  /** Rend `limite + 1` imports au plus, les plus récents d'abord. */
  liste(plateformeId: string | null, apres: readonly [string, string] | null, limite: number): Promise<LigneImport[]> {
    return this.lecture.lire<LigneImport>(LISTE, [plateformeId, apres?.[0] ?? null, apres?.[1] ?? null, limite + 1]);
  }

  /** Rend `limite + 1` lignes au plus, dans l'ordre du fichier. */
  apercu(importId: string, sort: SortLigne | null, apres: number, limite: number): Promise<LigneLue[]> {
    return this.lecture.lire<LigneLue>(APERCU, [importId, sort, apres, limite + 1]);
  }

  async entete(importId: string): Promise<LigneDeRejet | null> {
    const [ligne] = await this.lecture.lire<LigneDeRejet>(ENTETE, [importId]);
    return ligne ? this.ouvrir(importId, ligne) : null;
  }

  async rejets(importId: string, apres: number, limite: number): Promise<LigneDeRejet[]> {
    const lignes = await this.lecture.lire<LigneDeRejet>(REJETS, [importId, apres, limite]);
    return lignes.map((ligne) => this.ouvrir(importId, ligne));
  }

  private ouvrir(importId: string, { brut, ...ligne }: LigneDeRejet): LigneDeRejet {
    return { ...ligne, brut: brut === null ? null : ouvrirBrut(this.coffre, { importId, numero: ligne.numero }, brut) };
  }
}
