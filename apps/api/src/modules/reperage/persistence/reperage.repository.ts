import { Inject, Injectable } from '@nestjs/common';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import { ouvrirCoordonnees } from '../../../platform/chiffrement/coordonnees.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

export type LigneReperage = {
  readonly id: string;
  readonly version: number;
  readonly seuil: 'J45' | 'J90';
  readonly unite: string;
  readonly date_seuil: string;
  readonly etat: string;
  readonly signalement_id: string | null;
  readonly sexe: 'F' | 'M';
  readonly prenom: string;
  readonly nom_naissance: string;
  readonly nom_usage: string | null;
  readonly date_naissance: string;
  readonly telephone: string | null;
  readonly code_postal: string | null;
  readonly commune: string | null;
  readonly date_debut: string;
  readonly date_fin_prescrite: string | null;
  readonly risque: string;
  readonly deja_suivi: boolean;
};

/** File d'un service : sa plateforme, son unité, ce qui attend depuis le plus longtemps d'abord. */
export type FileDeReperage = {
  readonly plateformeId: string | null;
  readonly unites: readonly string[];
  readonly seuil: string | null;
  readonly etat: string;
  readonly apres: readonly [string, string] | null;
  readonly limite: number;
};

export type ReperageVerrouille = {
  readonly id: string;
  readonly version: number;
  readonly etat: string;
  readonly seuil: 'J45' | 'J90';
  readonly unite: string;
  readonly assureId: string;
  readonly arretId: string;
  readonly plateformeId: string;
};

type LigneScellee = Omit<LigneReperage, 'telephone' | 'code_postal' | 'commune'> & {
  readonly assure_id: string;
  readonly coordonnees_scellees: string | null;
};

const LISTE = {
  nom: 'reperage-liste',
  texte: `SELECT p.id, p.version, p.seuil, p.unite, p.date_seuil, p.etat, p.signalement_id, a.sexe, a.prenom, a.nom_naissance, a.nom_usage, a.date_naissance,
      a.id AS assure_id, a.coordonnees_scellees, r.date_debut, r.date_fin_prescrite, r.risque,
      (EXISTS (SELECT 1 FROM dossier d WHERE d.assure_id = a.id AND d.etat NOT IN ('CLOS','ARCHIVE','PURGE'))
        OR EXISTS (SELECT 1 FROM signalement s WHERE s.assure_id = a.id AND s.etat IN ('EMIS','RECU','QUALIFIE','OFFRE_PROPOSEE'))) AS deja_suivi
    FROM reperage p JOIN assure a ON a.id = p.assure_id JOIN arret_travail r ON r.id = p.arret_id
    WHERE p.plateforme_id = $1 AND p.unite = ANY($2::text[]) AND p.etat = $3 AND ($4::text IS NULL OR p.seuil = $4)
      AND ($5::date IS NULL OR (p.date_seuil, p.id) > ($5::date, $6::uuid))
    ORDER BY p.date_seuil, p.id LIMIT $7`,
};

/** Lignes de repérage, toujours bornées à la plateforme et aux unités du lecteur. */
@Injectable()
export class ReperageRepository {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly coffre: Coffre,
  ) {}

  /** Rend `limite + 1` lignes au plus. */
  async lister(f: FileDeReperage): Promise<LigneReperage[]> {
    const lignes = await this.lecture.lire<LigneScellee>(LISTE, [
      f.plateformeId,
      f.unites,
      f.etat,
      f.seuil,
      f.apres?.[0] ?? null,
      f.apres?.[1] ?? null,
      f.limite + 1,
    ]);
    return lignes.map(({ assure_id, coordonnees_scellees, ...l }) => {
      const { telephone, codePostal, commune } = ouvrirCoordonnees(this.coffre, assure_id, coordonnees_scellees);
      return { ...l, telephone, code_postal: codePostal, commune };
    });
  }

  /** `null` si la ligne n'est pas de la file de ce service. */
  async verrouiller(
    tx: Transaction,
    id: string,
    plateformeId: string | null,
    unites: readonly string[],
  ): Promise<ReperageVerrouille | null> {
    const [ligne] = await tx.sql<ReperageVerrouille>(
      `SELECT id, version, etat, seuil, unite, assure_id AS "assureId", arret_id AS "arretId", plateforme_id AS "plateformeId"
       FROM reperage WHERE id = $1 AND plateforme_id = $2 AND unite = ANY($3::text[]) FOR NO KEY UPDATE`,
      [id, plateformeId, unites],
    );
    return ligne ?? null;
  }

  /** Enregistre la décision ; rend la nouvelle version. */
  async decider(
    tx: Transaction,
    ligne: ReperageVerrouille,
    decision: {
      readonly transition: string;
      readonly vers: string;
      readonly motif: string | null;
      readonly signalementId: string | null;
      readonly acteurId: string;
      readonly fonction: string;
    },
  ): Promise<number> {
    await tx.sql(`UPDATE reperage SET etat = $2, signalement_id = $3, version = version + 1 WHERE id = $1`, [
      ligne.id,
      decision.vers,
      decision.signalementId,
    ]);
    await tx.sql(
      `INSERT INTO transition (id, ressource, ressource_id, transition, de, vers, acteur_id, fonction, motif, le) VALUES ($1,'reperage',$2,$3,$4,$5,$6,$7,$8,$9)`,
      [
        tx.nouvelId(),
        ligne.id,
        decision.transition,
        ligne.etat,
        decision.vers,
        decision.acteurId,
        decision.fonction,
        decision.motif,
        tx.maintenant,
      ],
    );
    return ligne.version + 1;
  }
}
