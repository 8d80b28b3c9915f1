import { Inject, Injectable } from '@nestjs/common';
import {
  UNITES_PARTENAIRES,
  type Fonction,
  type Presence,
  type SignesDePresence,
  type TypeRevue,
  type Unite,
} from '@pdp/domain';
import type { Sujet } from '@pdp/permissions';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { presenceDeLigne, signesDeTous, type LigneSignes } from './presences.js';

export type LigneRevue = {
  readonly id: string;
  readonly plateforme_id: string;
  readonly plateforme: string;
  readonly titre: string;
  readonly type: TypeRevue;
  readonly debut: Date;
  readonly duree_minutes: number;
  readonly etat: string;
  readonly version: number;
  readonly sequence: number;
  readonly conducteur_id: string | null;
  readonly epoque_conduite: number;
  readonly conduite_demandee_par: string | null;
  readonly passage_courant_id: string | null;
  readonly demarree_le: Date | null;
  readonly terminee_le: Date | null;
  readonly passages: number;
  readonly sans_question: number;
  readonly organisme_id: string | null;
  readonly organisme: string | null;
  readonly recurrence_id: string | null;
};

export type LigneParticipant = {
  readonly utilisateur_id: string;
  readonly nom: string;
  readonly fonction: Fonction;
  readonly unite: Unite;
  readonly organisme_id: string | null;
  readonly plateforme_id: string | null;
  readonly absence_prevue: boolean;
  readonly presence: Presence;
  /** Signes dont la présence est tirée : ils disent aussi depuis quand le conducteur se tait. */
  readonly signes: SignesDePresence;
};

const COLONNES = `r.id, r.plateforme_id, pl.nom AS plateforme, r.titre, r.type, r.debut, r.duree_minutes, r.etat, r.version, r.sequence,
  r.conducteur_id, r.epoque_conduite, r.conduite_demandee_par, r.passage_courant_id, r.demarree_le, r.terminee_le, r.organisme_id, r.recurrence_id,
  (SELECT o.nom FROM organisme o WHERE o.id = r.organisme_id) AS organisme,
  (SELECT count(*)::int FROM passage_revue p WHERE p.revue_id = r.id AND p.etat NOT IN ('RETIRE','REPORTE')) AS passages,
  (SELECT count(*)::int FROM passage_revue p WHERE p.revue_id = r.id AND p.etat NOT IN ('RETIRE','REPORTE') AND trim(p.question) = '') AS sans_question`;

/** Ce que `seanceOuverteA` dit en mémoire : unité et organisme du lecteur en $n et $n+1. */
const ouverteA = (unite: number): string =>
  `(r.type <> 'POINT_PARTENAIRE' OR $${unite}::text NOT IN (${UNITES_PARTENAIRES.map((u) => `'${u}'`).join(', ')}) OR r.organisme_id = $${unite + 1}::uuid)`;

type Lecteur = Pick<Sujet, 'plateformeId' | 'unite' | 'organismeId'>;

/** Participant tel que `participantsSql` le rend : sa présence n'est encore que des signes. */
export type LigneParticipantLue = Omit<LigneParticipant, 'presence' | 'signes'> & LigneSignes;

/**
 * Participants de la séance `revue`, avec l'habilitation sous laquelle ils siègent. LATERAL et OFFSET : chacun se lit par sa clé ;
 * sans eux, tous les comptes étaient parcourus pour douze personnes.
 */
export const participantsSql = (
  revue: string,
): string => `SELECT rp.utilisateur_id, trim(coalesce(CASE WHEN u.civilite = 'Dr' THEN 'Dr ' END, '') || u.prenom || ' ' || u.nom) AS nom,
    h.fonction, h.unite, h.organisme_id, h.plateforme_id, rp.absence_prevue, s.ouvert_il_y_a, s.dernier_il_y_a
  FROM revue_participant rp JOIN habilitation h ON h.id = rp.habilitation_id
  CROSS JOIN LATERAL (SELECT x.id, x.civilite, x.prenom, x.nom FROM utilisateur x WHERE x.id = rp.utilisateur_id OFFSET 0) u
  LEFT JOIN (${signesDeTous(revue)}) s ON s.utilisateur_id = rp.utilisateur_id
  WHERE rp.revue_id = ${revue} ORDER BY rp.ajoute_le, u.nom, u.id`;

/** Participant, avec sa présence de cet instant. */
export const enParticipant = (l: LigneParticipantLue): LigneParticipant => ({
  ...l,
  presence: presenceDeLigne(l),
  signes: { ouvertIlYA: l.ouvert_il_y_a, dernierIlYA: l.dernier_il_y_a },
});

/** Lectures des séances et de leurs participants. */
@Injectable()
export class LectureRevues {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  /** Séances de la plateforme, de la plus récente à la plus ancienne ; `curseur` = [début, id]. */
  lister(
    lecteur: Lecteur,
    etat: string | null,
    limite: number,
    curseur: readonly (string | number | null)[] | null,
  ): Promise<LigneRevue[]> {
    const texte = `SELECT ${COLONNES} FROM revue r JOIN plateforme pl ON pl.id = r.plateforme_id
      WHERE r.plateforme_id = $1::uuid AND ($2::text IS NULL OR r.etat = $2::text)
        AND ${ouverteA(6)}
        AND ($4::timestamptz IS NULL OR (r.debut, r.id) < ($4::timestamptz, $5::uuid))
      ORDER BY r.debut DESC, r.id DESC LIMIT $3`;
    return this.lecture.lire<LigneRevue>({ nom: 'revues-lister', texte }, [
      lecteur.plateformeId,
      etat,
      limite,
      curseur?.[0] ?? null,
      curseur?.[1] ?? null,
      lecteur.unite,
      lecteur.organismeId,
    ]);
  }

  /** Une séance, si elle est de la plateforme du lecteur et lui est ouverte. */
  async une(id: string, { plateformeId, unite, organismeId }: Lecteur): Promise<LigneRevue | null> {
    const texte = `SELECT ${COLONNES} FROM revue r JOIN plateforme pl ON pl.id = r.plateforme_id WHERE r.id = $1::uuid AND r.plateforme_id = $2::uuid AND ${ouverteA(3)}`;
    const valeurs = [id, plateformeId, unite, organismeId];
    const lignes = await this.lecture.lire<LigneRevue>({ nom: 'revue-lire', texte }, valeurs);
    return lignes[0] ?? null;
  }

  /** Cette personne est-elle de la séance, invitée ou entrée d'elle-même ? */
  async participe(revueId: string, utilisateurId: string): Promise<boolean> {
    const texte = `SELECT 1 AS un FROM revue_participant WHERE revue_id = $1::uuid AND utilisateur_id = $2::uuid`;
    return (await this.lecture.lire({ nom: 'revue-participe', texte }, [revueId, utilisateurId])).length > 0;
  }

  /** Participants, avec l'habilitation sous laquelle ils siègent et leur présence de cet instant. */
  async participants(revueId: string): Promise<LigneParticipant[]> {
    const requete = { nom: 'revue-participants', texte: PARTICIPANTS };
    return (await this.lecture.lire<LigneParticipantLue>(requete, [revueId])).map(enParticipant);
  }
}

const PARTICIPANTS = participantsSql('$1::uuid');
