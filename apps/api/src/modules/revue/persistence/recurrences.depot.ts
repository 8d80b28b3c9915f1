import { Inject, Injectable } from '@nestjs/common';
import type { RecurrenceVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { lireEntites, modifierEntite } from '../../../platform/database/requetes-d-entite.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { RecurrenceRevueEntity } from './recurrence-revue.entity.js';

/** Rythme chargé sous verrou. */
export type Rythme = RecurrenceRevueEntity;

const PROCHAINES = `SELECT coalesce(json_agg(json_build_object('id', p.id, 'debut', p.debut, 'etat', p.etat) ORDER BY p.debut), '[]')
  FROM revue p WHERE p.recurrence_id = x.id AND NOT p.remplacee AND p.debut > now()`;

/** Rythmes d'une plateforme. */
@Injectable()
export class RecurrencesDepot {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  /** Ceux de la plateforme, avec les séances à venir qui en sont nées ; celui d'id `id` seulement, s'il est donné. */
  async lister({ plateformeId }: Pick<Acteur, 'plateformeId'>, id: string | null = null): Promise<RecurrenceVue[]> {
    const texte = `SELECT x.id, x.version, x.type, x.premiere::text AS premiere, x.heure, x.tous_les_jours AS "tousLesJours",
        x.duree_minutes AS "dureeMinutes", x.si_ferie AS "siFerie", x.participants, x.active,
        CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'nom', o.nom) END AS organisme, (${PROCHAINES}) AS prochaines
      FROM recurrence_revue x LEFT JOIN organisme o ON o.id = x.organisme_id
      WHERE x.plateforme_id = $1::uuid AND ($2::uuid IS NULL OR x.id = $2::uuid) ORDER BY x.type = 'ETM', x.type = 'POINT_PARTENAIRE', x.cree_le, x.id`;
    const lignes = await this.lecture.lire<RecurrenceVue>({ nom: 'recurrences', texte }, [plateformeId, id]);
    return lignes.map((l) => ({
      ...l,
      prochaines: l.prochaines.map((p) => ({ ...p, debut: new Date(p.debut).toISOString() })),
    }));
  }

  /** Verrouille un rythme de cette plateforme ; null s'il n'y en a pas. */
  async verrouiller(
    tx: Transaction,
    { plateformeId }: Pick<Acteur, 'plateformeId'>,
    id: string,
  ): Promise<Rythme | null> {
    const [rythme] = await lireEntites(tx, RecurrenceRevueEntity, 'WHERE id = $1 AND plateforme_id = $2 FOR UPDATE', [
      id,
      plateformeId,
    ]);
    return rythme ?? null;
  }

  /** Tous les rythmes suivis, dans un ordre stable ; un autre processus à l'œuvre sur l'un d'eux le garde. */
  static actifs(tx: Transaction): Promise<Rythme[]> {
    return lireEntites(tx, RecurrenceRevueEntity, 'WHERE active ORDER BY id FOR UPDATE SKIP LOCKED', []);
  }

  async inserer(tx: Transaction, rythme: Omit<Rythme, 'creeLe' | 'version' | 'active'>): Promise<Rythme> {
    const ligne = { ...rythme, version: 1, active: true, creeLe: tx.maintenant };
    await tx.manager.insert(RecurrenceRevueEntity, ligne);
    return ligne;
  }

  async modifier(tx: Transaction, rythme: Rythme, changement: Partial<Rythme>): Promise<Rythme> {
    const nouveau = { ...changement, version: rythme.version + 1 };
    await modifierEntite(tx, RecurrenceRevueEntity, rythme.id, nouveau);
    return { ...rythme, ...nouveau };
  }
}
