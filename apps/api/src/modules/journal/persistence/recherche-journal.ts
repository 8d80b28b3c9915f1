import { Inject, Injectable } from '@nestjs/common';
import { LECTURE } from '../../../platform/config/jetons.js';
import { ACCES_SYSTEME } from '../../../platform/database/acces-base.js';
import { Lecture } from '../../../platform/database/lecture.js';

/** Ce que cherche le délégué ; `avant` : id de la dernière ligne déjà lue. */
export type Recherche = {
  readonly plateformeId: string;
  readonly debut: Date;
  readonly fin: Date;
  readonly dossierId: string | null;
  readonly agentId: string | null;
  readonly action: string | null;
  readonly resultat: string | null;
  readonly avant: number | null;
};

export type LigneTrouvee = {
  readonly id: number;
  readonly le: Date;
  readonly utilisateur_id: string | null;
  readonly nom: string | null;
  readonly fonction: string | null;
  readonly organisme: string | null;
  readonly action: string;
  readonly dossier_id: string | null;
  readonly categories: readonly string[] | null;
  readonly resultat: 'OK' | 'REFUS';
  readonly correlation_id: string | null;
};

// Le nom d'un assuré ou de son mandataire n'apprend rien au délégué, qui sait de quel dossier il s'agit.
const COLONNES = `j.id, j.le, j.utilisateur_id, CASE WHEN j.fonction NOT IN ('ASSURE','MANDATAIRE') THEN u.prenom || ' ' || u.nom END AS nom,
    j.fonction, o.nom AS organisme, j.action, j.dossier_id, j.categories, j.resultat, j.correlation_id`;

// Une ligne sans dossier (connexion, habilitation) est de la plateforme de qui l'a faite.
const DE_MA_PLATEFORME = `(d.plateforme_id = $1::uuid OR (j.dossier_id IS NULL AND EXISTS (SELECT 1 FROM habilitation h WHERE h.utilisateur_id = j.utilisateur_id AND h.plateforme_id = $1::uuid)))`;

// Un filtre absent n'est pas écrit : « $n IS NULL OR … » empêcherait PostgreSQL de prendre l'index du filtre présent.
const FILTRES = {
  dossierId: (n: number) => `j.dossier_id = $${n}::uuid`,
  agentId: (n: number) => `j.utilisateur_id = $${n}::uuid`,
  action: (n: number) => `(j.action = $${n}::text OR ($${n}::text LIKE '%.' AND starts_with(j.action, $${n}::text)))`,
  resultat: (n: number) => `j.resultat = $${n}::text`,
  avant: (n: number) => `j.id < $${n}::bigint`,
} as const;

/**
 * Recherche dans le journal d'une plateforme ; l'appelant a vérifié le droit. Lue au nom du système : le délégué n'a de lien
 * avec aucun dossier, la plateforme de chaque ligne est vérifiée par la requête.
 */
@Injectable()
export class RechercheJournal {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  /** Lignes de la plus récente à la plus ancienne, `limite` au plus. */
  chercher(recherche: Recherche, limite: number): Promise<LigneTrouvee[]> {
    const presents = (Object.keys(FILTRES) as (keyof typeof FILTRES)[]).filter((nom) => recherche[nom] !== null);
    const conditions = presents.map((nom, i) => ` AND ${FILTRES[nom](i + 5)}`).join('');
    const texte = `SELECT ${COLONNES} FROM journal_acces j LEFT JOIN dossier d ON d.id = j.dossier_id
      LEFT JOIN utilisateur u ON u.id = j.utilisateur_id LEFT JOIN organisme o ON o.id = j.organisme_id
      WHERE ${DE_MA_PLATEFORME} AND j.le >= $2::timestamptz AND j.le < $3::timestamptz${conditions} ORDER BY j.id DESC LIMIT $4::int`;
    const { plateformeId, debut, fin } = recherche;
    return this.lecture.lire<LigneTrouvee>(
      { nom: `journal-chercher-${presents.join('-')}`, texte },
      [plateformeId, debut, fin, limite, ...presents.map((nom) => recherche[nom])],
      ACCES_SYSTEME,
    );
  }

  /** Id d'un dossier de cette plateforme, d'après son id ou son numéro ; null s'il n'y en a pas. */
  async dossier(plateformeId: string, idOuNumero: string): Promise<string | null> {
    const [ligne] = await this.lecture.lire<{ id: string }>(
      {
        nom: 'journal-dossier',
        texte: `SELECT id FROM dossier WHERE plateforme_id = $1::uuid AND (numero = $2::text OR id = CASE WHEN $2 ~ '^[0-9a-fA-F-]{36}$' THEN $2::uuid END)`,
      },
      [plateformeId, idOuNumero],
      ACCES_SYSTEME,
    );
    return ligne?.id ?? null;
  }
}
