import { Inject, Injectable } from '@nestjs/common';
import type { Fonction } from '@pdp/domain';
import {
  VERSION_REGLES,
  expressionsFiche,
  filtreTaches,
  nomDeRequete,
  valeursSujet,
  type Sujet,
} from '@pdp/permissions';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture, type RequeteNommee } from '../../../platform/database/lecture.js';

export type LigneTache = {
  readonly id: string;
  readonly version: number;
  readonly libelle: string;
  readonly pourquoi: string | null;
  readonly etat: string;
  readonly origine: string;
  readonly echeance: string | null;
  readonly en_retard: boolean;
  readonly dossier_id: string | null;
  readonly signalement_id: string | null;
  readonly visite_id: string | null;
  readonly numero: string | null;
  readonly civilite: string | null;
  readonly nom: string | null;
  readonly prenom: string | null;
  readonly jour_arret: number | null;
  readonly risque: string | null;
  readonly responsable: string | null;
};

/** Tâches d'une personne ou d'un dossier, avec ce que le lecteur peut savoir de l'assuré. */
@Injectable()
export class LectureTaches {
  private readonly requetes = new Map<string, RequeteNommee>();

  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  /** Tâches ouvertes qui me sont confiées, à moi ou à mon service, par échéance ; `curseur` = [échéance, id]. */
  async aMoi(sujet: Sujet, limite: number, curseur: readonly (string | number | null)[] | null): Promise<LigneTache[]> {
    return this.lecture.lire<LigneTache>(this.requete('taches-a-moi', sujet.fonction, texteAMoi), [
      ...valeursSujet(sujet),
      limite,
      curseur?.[0] ?? null,
      curseur?.[1] ?? null,
    ]);
  }

  /** Tâches d'un dossier que le lecteur peut lire, ouvertes d'abord. */
  async duDossier(sujet: Sujet, dossierId: string, limite: number): Promise<LigneTache[]> {
    const filtre = filtreTaches(sujet, 'lire', { premierParametre: 1, alias: 'd', aliasTache: 't' });
    const requete = this.requete('taches-du-dossier', sujet.fonction, (fonction) =>
      texteDuDossier(fonction, filtre.texte),
    );
    return this.lecture.lire<LigneTache>(requete, [...filtre.valeurs, limite, dossierId]);
  }

  async compterAMoi(sujet: Sujet): Promise<number> {
    const requete = {
      nom: 'taches-compter',
      texte: `SELECT count(*)::int AS nombre FROM (${MIENNES.map((miennes) => `(SELECT 1 FROM tache t WHERE ${OUVERTES} AND ${miennes} LIMIT 1000)`).join(' UNION ALL ')} LIMIT 1000) x`,
    };
    const [ligne] = await this.lecture.lire<{ nombre: number }>(requete, [
      sujet.utilisateurId,
      sujet.unite,
      sujet.organismeId,
      sujet.plateformeId,
    ]);
    return ligne?.nombre ?? 0;
  }

  private requete(prefixe: string, fonction: Fonction, ecrire: (fonction: Fonction) => string): RequeteNommee {
    const nom = nomDeRequete(prefixe, fonction, VERSION_REGLES);
    const connue = this.requetes.get(nom);
    if (connue) return connue;
    const neuve = { nom, texte: ecrire(fonction) };
    this.requetes.set(nom, neuve);
    return neuve;
  }
}

const OUVERTES = `t.etat IN ('A_FAIRE','EN_COURS','BLOQUEE')`;
// Les trois façons d'être confiée, chacune avec son index : un OR ferait lire et trier toute la file.
const MIENNES = [
  't.responsable_id = $1::uuid',
  't.responsable_id IS NULL AND t.responsable_unite = $2::text AND t.responsable_organisme_id = $3::uuid',
  't.responsable_id IS NULL AND t.responsable_unite = $2::text AND t.responsable_organisme_id IS NULL AND t.plateforme_id = $4::uuid',
] as const;
// Sans échéance : à la fin. L'expression est celle des index, pour que la borne du curseur reste une condition d'index.
const RANG = `coalesce(t.echeance, 'infinity'::date), t.id`;
const APRES = `(${RANG}) > (CASE WHEN $8::uuid IS NULL THEN '-infinity'::date ELSE coalesce($7::date, 'infinity'::date) END,
  coalesce($8::uuid, '00000000-0000-0000-0000-000000000000'::uuid))`;

// Des branches bornées, chacune dans l'ordre de son index, puis une fusion.
function texteAMoi(fonction: Fonction): string {
  const branche = (condition: string): string =>
    `(SELECT t.* FROM tache t WHERE ${OUVERTES} AND ${condition} AND ${APRES} ORDER BY ${RANG} LIMIT $6)`;
  return `WITH t AS (SELECT * FROM (${MIENNES.map(branche).join(' UNION ALL ')}) t ORDER BY ${RANG} LIMIT $6)
    ${selection(fonction)} ORDER BY ${RANG}`;
}

function texteDuDossier(fonction: Fonction, filtre: string): string {
  return `WITH t AS (SELECT t.* FROM tache t JOIN dossier d ON d.id = t.dossier_id WHERE t.dossier_id = $7::uuid AND ${filtre}
    ORDER BY (${OUVERTES}) DESC, t.echeance, t.id LIMIT $6)
    ${selection(fonction)} ORDER BY (${OUVERTES}) DESC, t.echeance, t.id`;
}

function selection(fonction: Fonction): string {
  const { jointure, expressions, portees } = expressionsFiche(fonction, {
    premierParametre: 1,
    alias: 'd',
    aliasFaits: 'droits',
  });
  const risque = portees.arret === undefined ? `CASE WHEN ${expressions.arret} THEN ar.risque END` : 'NULL::text';
  const identite = expressions.identite;
  return `SELECT t.id, t.version, t.libelle, t.pourquoi, t.etat, t.origine, t.echeance, coalesce(t.echeance < (now() AT TIME ZONE 'Europe/Paris')::date AND ${OUVERTES}, false) AS en_retard,
      t.dossier_id, t.signalement_id, t.visite_id, d.numero,
      CASE WHEN ${identite} THEN CASE a.sexe WHEN 'F' THEN 'Mme' ELSE 'M.' END END AS civilite,
      CASE WHEN ${identite} THEN coalesce(a.nom_usage, a.nom_naissance) END AS nom,
      CASE WHEN ${identite} THEN a.prenom END AS prenom,
      CASE WHEN ${expressions.arret} THEN (now() AT TIME ZONE 'Europe/Paris')::date - ar.date_debut + 1 END AS jour_arret,
      ${risque} AS risque,
      nullif(trim(coalesce(r.prenom, '') || ' ' || coalesce(r.nom, t.responsable_unite, '')), '') AS responsable
    FROM t
    LEFT JOIN dossier d ON d.id = t.dossier_id
    ${jointure}
    LEFT JOIN assure a ON a.id = d.assure_id
    LEFT JOIN LATERAL (SELECT date_debut, risque FROM arret_travail x WHERE x.assure_id = d.assure_id ORDER BY date_debut DESC LIMIT 1) ar ON true
    LEFT JOIN LATERAL (SELECT x.prenom, x.nom FROM utilisateur x WHERE x.id = t.responsable_id OFFSET 0) r ON true`;
}
