import { Inject, Injectable } from '@nestjs/common';
import { ETATS_DEMANDE_DROIT_OUVERTE, type EchangeDemande, type Fonction } from '@pdp/domain';
import { HORLOGE, LECTURE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { ACCES_SYSTEME, accesCourant, type AccesBase } from '../../../platform/database/acces-base.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { COLONNES_DEMANDE, type LigneDemande } from './demande-droit.depot.js';

export type LigneEchange = {
  readonly demandeId: string;
  readonly transition: EchangeDemande['transition'];
  readonly acteurId: string | null;
  readonly fonction: Fonction | null;
  readonly texte: string | null;
  readonly motif: string | null;
  readonly le: Date;
};

export type LigneExport = {
  readonly id: string;
  readonly demandeId: string;
  readonly etat: string;
  readonly expireLe: Date | null;
  readonly aPdf: boolean;
  readonly aJson: boolean;
};

/** Demande lue par le délégué ; `personne` : nom de qui demande, nul quand le dossier est effacé. */
export type LigneDemandeDpo = LigneDemande & {
  readonly numero: string | null;
  readonly personne: string | null;
  readonly limite: boolean | null;
};

export type FiltreFile = {
  readonly plateformeId: string;
  readonly ouvertes: boolean;
  readonly avant: readonly [string, string] | null;
  readonly limite: number;
};

const OUVERTES = ETATS_DEMANDE_DROIT_OUVERTE.map((etat) => `'${etat}'`).join(', ');

const DU_DOSSIER = `SELECT ${COLONNES_DEMANDE} FROM demande_droit q WHERE q.dossier_id = $1::uuid ORDER BY q.deposee_le DESC, q.id DESC LIMIT 50`;

// Le délégué n'a de lien avec aucun dossier : ces deux lectures se font au nom du système, bornées à sa plateforme.
const DPO = `SELECT ${COLONNES_DEMANDE}, d.numero, trim(s.prenom || ' ' || coalesce(s.nom_usage, s.nom_naissance)) AS personne, d.limite
  FROM demande_droit q LEFT JOIN dossier d ON d.id = q.dossier_id LEFT JOIN assure s ON s.id = d.assure_id WHERE q.plateforme_id = $1::uuid`;
const UNE = `${DPO} AND q.id = $2::uuid`;
// Les plus anciennes d'abord quand une réponse est due, les plus récentes sinon.
const file = (ouvertes: boolean): string =>
  ouvertes
    ? `${DPO} AND q.etat IN (${OUVERTES}) AND ($2::timestamptz IS NULL OR (q.deposee_le, q.id) > ($2::timestamptz, $3::uuid)) ORDER BY q.deposee_le, q.id LIMIT $4::int`
    : `${DPO} AND q.etat NOT IN (${OUVERTES}) AND ($2::timestamptz IS NULL OR (q.deposee_le, q.id) < ($2::timestamptz, $3::uuid)) ORDER BY q.deposee_le DESC, q.id DESC LIMIT $4::int`;

const ECHANGES = `SELECT e.demande_id AS "demandeId", e.transition, e.acteur_id AS "acteurId", e.fonction, e.texte, e.motif, e.le
  FROM demande_droit_echange e WHERE e.demande_id = ANY ($1::uuid[]) ORDER BY e.le, e.id`;

const EXPORTS = `SELECT DISTINCT ON (x.demande_id) x.id, x.demande_id AS "demandeId", x.etat, x.expire_le AS "expireLe", x.pdf_scelle IS NOT NULL AS "aPdf", x.json_scelle IS NOT NULL AS "aJson"
  FROM export_acces x WHERE x.demande_id = ANY ($1::uuid[]) ORDER BY x.demande_id, x.cree_le DESC`;

/** Lectures des demandes de droit ; l'appelant a vérifié ses droits. */
@Injectable()
export class LectureDemandes {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    @Inject(HORLOGE) readonly horloge: HorlogeSysteme,
  ) {}

  /** Demandes d'un dossier, les plus récentes d'abord. */
  duDossier(dossierId: string): Promise<LigneDemande[]> {
    return this.lecture.lire<LigneDemande>({ nom: 'droits-dossier', texte: DU_DOSSIER }, [dossierId]);
  }

  async une(plateformeId: string, id: string): Promise<LigneDemandeDpo | null> {
    const lignes = await this.lecture.lire<LigneDemandeDpo>(
      { nom: 'droits-une', texte: UNE },
      [plateformeId, id],
      ACCES_SYSTEME,
    );
    return lignes[0] ?? null;
  }

  file({ plateformeId, ouvertes, avant, limite }: FiltreFile): Promise<LigneDemandeDpo[]> {
    return this.lecture.lire<LigneDemandeDpo>(
      { nom: `droits-file-${ouvertes ? 'ouvertes' : 'closes'}`, texte: file(ouvertes) },
      [plateformeId, avant?.[0] ?? null, avant?.[1] ?? null, limite],
      ACCES_SYSTEME,
    );
  }

  /** Échanges et exports de ces demandes ; `acces` : celui du délégué est le système, celui de la personne est le sien. */
  async autour(
    ids: readonly string[],
    acces: AccesBase = accesCourant(),
  ): Promise<{ echanges: readonly LigneEchange[]; exports: readonly LigneExport[] }> {
    const [echanges, exports] = await Promise.all([
      this.lecture.lire<LigneEchange>({ nom: 'droits-echanges', texte: ECHANGES }, [ids], acces),
      this.lecture.lire<LigneExport>({ nom: 'droits-exports', texte: EXPORTS }, [ids], acces),
    ]);
    return { echanges, exports };
  }
}
