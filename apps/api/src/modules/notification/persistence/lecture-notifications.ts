import { Inject, Injectable } from '@nestjs/common';
import type { CanalEnvoi, EtatNotification, PreferencesNotification, TypeNotification } from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import { ouvrirAdresse } from '../../../platform/chiffrement/contacts.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import type { RessourceNotifiee } from '../notification.port.js';
import { DE_LA_PLATEFORME } from './envoi.repository.js';

export type LigneNotification = {
  readonly id: string;
  readonly type: TypeNotification;
  readonly ressource: RessourceNotifiee;
  readonly ressource_id: string;
  readonly dossier_id: string | null;
  readonly cree_le: Date;
  readonly lue_le: Date | null;
  /** `cree_le` à la microseconde, pour le curseur. */
  readonly rang: string;
};

export type LigneEnvoi = {
  readonly id: string;
  readonly utilisateur_id: string;
  readonly canal: CanalEnvoi;
  /** Sceau de son courriel ou de son téléphone, selon `canal`. */
  readonly adresse_scellee: string | null;
  /** Compte d'assuré ou de mandataire : son adresse ne se montre pas (domaine 1.5, « Contact »). */
  readonly est_assure: boolean;
  readonly nombre: number;
  readonly etat: EtatNotification;
  readonly tentatives: number;
  readonly derniere_erreur: string | null;
  readonly cree_le: Date;
  readonly envoye_le: Date | null;
  readonly prochain_essai: Date | null;
  readonly rang: string;
};

/** Quels envois montrer : les siens, ou ceux d'une plateforme (toutes si null). */
export type PorteeEnvois = { readonly utilisateurId: string } | { readonly plateformeId: string | null };

type Rang = readonly (string | number | null)[] | null;

/** Lectures des notifications, des envois et des préférences. */
@Injectable()
export class LectureNotifications {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly coffre: Coffre,
  ) {}

  /** Notifications d'une personne, la plus récente d'abord ; une notification annulée ne se montre plus. */
  lister(utilisateurId: string, limite: number, apres: Rang, nonLuesSeulement: boolean): Promise<LigneNotification[]> {
    return this.lecture.lire<LigneNotification>(
      {
        nom: 'notifications-lister',
        texte: `SELECT id, type, ressource, ressource_id, dossier_id, cree_le, lue_le, cree_le::text AS rang FROM notification
          WHERE utilisateur_id = $1 AND etat <> 'ANNULEE' AND (NOT $5::boolean OR lue_le IS NULL)
            AND ($3::timestamptz IS NULL OR (cree_le, id) < ($3::timestamptz, $4::uuid))
          ORDER BY cree_le DESC, id DESC LIMIT $2`,
      },
      [utilisateurId, limite, apres?.[0] ?? null, apres?.[1] ?? null, nonLuesSeulement],
    );
  }

  async compterNonLues(utilisateurId: string): Promise<number> {
    const [ligne] = await this.lecture.lire<{ nombre: number }>(
      {
        nom: 'notifications-non-lues',
        texte: `SELECT count(*)::int AS nombre FROM notification WHERE utilisateur_id = $1 AND lue_le IS NULL AND etat <> 'ANNULEE'`,
      },
      [utilisateurId],
    );
    return ligne?.nombre ?? 0;
  }

  async preferences(utilisateurId: string): Promise<PreferencesNotification | null> {
    const [ligne] = await this.lecture.lire<PreferencesNotification>(
      {
        nom: 'notifications-preferences',
        texte: `SELECT courriel, sms FROM preference_notification WHERE utilisateur_id = $1`,
      },
      [utilisateurId],
    );
    return ligne ?? null;
  }

  /** Envois d'une portée, le plus récent d'abord ; `etats` vide : tous. */
  envois(
    portee: PorteeEnvois,
    filtre: { readonly etats: readonly string[]; readonly canal: string | null },
    limite: number,
    apres: Rang,
  ): Promise<LigneEnvoi[]> {
    const moi = 'utilisateurId' in portee ? portee.utilisateurId : null;
    const plateforme = 'plateformeId' in portee ? portee.plateformeId : null;
    return this.lecture.lire<LigneEnvoi>({ nom: 'envois-lister', texte: ENVOIS }, [
      moi,
      plateforme,
      filtre.etats,
      filtre.canal,
      limite,
      apres?.[0] ?? null,
      apres?.[1] ?? null,
    ]);
  }

  /** Adresse d'un envoi, ouverte : à n'appeler que pour la montrer. */
  adresse({ canal, utilisateur_id: utilisateurId, adresse_scellee: sceau }: LigneEnvoi): string | null {
    return ouvrirAdresse(this.coffre, canal, { utilisateurId, sceau });
  }

  /** Ids des envois dus à cet instant, ou dont le bail a expiré : la file a pu les perdre. */
  async envoisDus(maintenant: Date, limite: number): Promise<string[]> {
    const lignes = await this.lecture.lire<{ id: string }>(
      {
        nom: 'envois-dus',
        texte: `SELECT id FROM envoi WHERE etat IN ('EN_FILE', 'ECHEC') AND prochain_essai <= $1 ORDER BY prochain_essai LIMIT $2`,
      },
      [maintenant, limite],
    );
    return lignes.map((l) => l.id);
  }
}

const ENVOIS = `SELECT e.id, e.utilisateur_id, e.canal, CASE e.canal WHEN 'SMS' THEN u.telephone_scelle ELSE u.courriel_scelle END AS adresse_scellee,
    EXISTS (SELECT 1 FROM habilitation h WHERE h.utilisateur_id = u.id AND h.fonction IN ('ASSURE', 'MANDATAIRE')) AS est_assure,
    e.nombre, e.etat, e.tentatives, e.derniere_erreur, e.cree_le, e.envoye_le, e.prochain_essai, e.cree_le::text AS rang
  FROM envoi e JOIN utilisateur u ON u.id = e.utilisateur_id
  WHERE ($1::uuid IS NULL OR e.utilisateur_id = $1) AND ${DE_LA_PLATEFORME('$2')}
    AND (cardinality($3::text[]) = 0 OR e.etat = ANY($3)) AND ($4::text IS NULL OR e.canal = $4)
    AND ($6::timestamptz IS NULL OR (e.cree_le, e.id) < ($6::timestamptz, $7::uuid))
  ORDER BY e.cree_le DESC, e.id DESC LIMIT $5`;
