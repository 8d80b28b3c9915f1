import { Inject, Injectable } from '@nestjs/common';
import { presenceDe, type Presence } from '@pdp/domain';
import { LECTURE } from '../../../platform/config/jetons.js';
import { ACCES_SYSTEME, sousAcces } from '../../../platform/database/acces-base.js';
import { Lecture } from '../../../platform/database/lecture.js';

const LOT = 200;

/** Une personne dans une séance. */
export type Couple = { readonly revueId: string; readonly utilisateurId: string };

/** Signes de présence d'une personne, en colonnes `ouvert_il_y_a` et `dernier_il_y_a` (millisecondes). */
export type LigneSignes = { readonly ouvert_il_y_a: number | null; readonly dernier_il_y_a: number | null };

const AGES = `(extract(epoch FROM now() - max(s.vu_le) FILTER (WHERE s.ouvert)) * 1000)::float8 AS ouvert_il_y_a,
     (extract(epoch FROM now() - max(s.vu_le)) * 1000)::float8 AS dernier_il_y_a`;

/** À joindre à une requête : les signes de `$2` dans la séance `$1`, âges mesurés par l'horloge de la base. */
export const signesDe = (revue: string, utilisateur: string): string =>
  `SELECT ${AGES} FROM revue_presence s WHERE s.revue_id = ${revue} AND s.utilisateur_id = ${utilisateur}`;

/**
 * À joindre à une requête : les signes de tous dans cette séance, par `utilisateur_id`. Lus d'un trait et non personne par personne :
 * cette table passagère est souvent parcourue en entier, une fois suffit.
 */
export const signesDeTous = (revue: string): string =>
  `SELECT s.utilisateur_id, ${AGES} FROM revue_presence s WHERE s.revue_id = ${revue} GROUP BY s.utilisateur_id`;

/** Présence d'après une ligne de signes. */
export const presenceDeLigne = (l: LigneSignes): Presence =>
  presenceDe({ ouvertIlYA: l.ouvert_il_y_a, dernierIlYA: l.dernier_il_y_a });

const SIGNALER = `INSERT INTO revue_presence (revue_id, utilisateur_id, poste)
  SELECT x.revue_id, x.utilisateur_id, $3 FROM unnest($1::uuid[], $2::uuid[]) AS x(revue_id, utilisateur_id) ORDER BY 1, 2
  ON CONFLICT (revue_id, utilisateur_id, poste) DO UPDATE SET ouvert = true, vu_le = now()`;

/**
 * Signes de présence, en base : tous les processus voient la même salle, avec ou sans Redis, et un processus tué laisse des
 * signes qui vieillissent. Au nom du système, hors de toute transaction : rien ici n'est durable.
 */
@Injectable()
export class Presences {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  /** Ces personnes donnent signe par ce poste (un processus, ou le sondage HTTP). */
  async signaler(couples: readonly Couple[], poste: string): Promise<void> {
    // Par lots : le battement de mille personnes ne retient pas les écritures rangées derrière lui sur la même voie.
    for (let i = 0; i < couples.length; i += LOT) {
      const lot = couples.slice(i, i + LOT);
      await this.ecrire('presence-signaler', SIGNALER, [
        lot.map((c) => c.revueId),
        lot.map((c) => c.utilisateurId),
        poste,
      ]);
    }
  }

  /** Connexion perdue : la personne est attendue un moment. */
  async perdre({ revueId, utilisateurId }: Couple, poste: string): Promise<void> {
    const texte = `UPDATE revue_presence SET ouvert = false, vu_le = now() WHERE revue_id = $1 AND utilisateur_id = $2 AND poste = $3`;
    await this.ecrire('presence-perdre', texte, [revueId, utilisateurId, poste]);
  }

  /** Départ voulu : plus rien n'est attendu de ces postes. */
  async quitter({ revueId, utilisateurId }: Couple, postes: readonly string[]): Promise<void> {
    const texte = `DELETE FROM revue_presence WHERE revue_id = $1 AND utilisateur_id = $2 AND poste = ANY($3::text[])`;
    await this.ecrire('presence-quitter', texte, [revueId, utilisateurId, postes]);
  }

  /** Présence de chacun dans ces séances, absents compris tant que leurs signes ne sont pas oubliés. */
  async dans(revueIds: readonly string[]): Promise<(Couple & { presence: Presence })[]> {
    const texte = `SELECT s.revue_id, s.utilisateur_id, ${AGES} FROM revue_presence s WHERE s.revue_id = ANY($1::uuid[])
      GROUP BY s.revue_id, s.utilisateur_id ORDER BY 1, 2`;
    const lignes = await this.ecrire<LigneSignes & { revue_id: string; utilisateur_id: string }>(
      'presence-dans',
      texte,
      [revueIds],
    );
    return lignes.map((l) => ({
      revueId: l.revue_id,
      utilisateurId: l.utilisateur_id,
      presence: presenceDeLigne(l),
    }));
  }

  /** Oublie les signes de plus d'une heure. */
  async oublierLesAnciens(): Promise<void> {
    await this.ecrire('presence-oublier', `DELETE FROM revue_presence WHERE vu_le < now() - interval '1 hour'`, []);
  }

  private ecrire<T extends object>(nom: string, texte: string, valeurs: readonly unknown[]): Promise<T[]> {
    return sousAcces(ACCES_SYSTEME, () => this.lecture.lireAPart<T>({ nom, texte }, valeurs));
  }
}
