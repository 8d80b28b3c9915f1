import { Injectable } from '@nestjs/common';
import {
  LIBELLES_TYPE_REVUE,
  dateEnLettres,
  dateParis,
  seancesDuRythme,
  type Recurrence,
  type SeancePrevue,
  type TypeRevue,
} from '@pdp/domain';
import type { ActeurOuSysteme } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { inviter } from '../planifier-revue/invitations.js';
import type { Rythme } from '../persistence/recurrences.depot.js';
import { RevueRepository } from '../persistence/revue.repository.js';

/** Une séance par rythme et par date ; annulée ou reportée à la main, elle ne revient pas ; planifiée à la main, elle suffit. */
const CREER = `INSERT INTO revue (id, plateforme_id, type, titre, debut, duree_minutes, etat, cree_par, cree_le, organisme_id, recurrence_id, prevue_le)
  SELECT $1::uuid, $2::uuid, $3, $4, $5::timestamptz, $6::int, 'PLANIFIEE', $7::uuid, $8::timestamptz, $9::uuid, $10::uuid, $11::date
  WHERE NOT EXISTS (SELECT 1 FROM revue r WHERE r.plateforme_id = $2::uuid AND r.type = $3 AND r.organisme_id IS NOT DISTINCT FROM $9::uuid
    AND (r.debut AT TIME ZONE 'Europe/Paris')::date = $11::date AND r.etat NOT IN ('ANNULEE','REPORTEE'))
  ON CONFLICT (recurrence_id, prevue_le) WHERE recurrence_id IS NOT NULL AND NOT remplacee DO NOTHING RETURNING id`;

const VIDES = `SELECT r.id, r.debut FROM revue r WHERE r.recurrence_id = $1 AND NOT r.remplacee AND r.debut > $2
  AND r.etat IN ('PLANIFIEE','ORDRE_DU_JOUR_OUVERT')
  AND NOT EXISTS (SELECT 1 FROM passage_revue p WHERE p.revue_id = r.id AND p.etat NOT IN ('RETIRE','REPORTE')) ORDER BY r.id`;

/** Séances nées d'un rythme, dans la transaction qui tient son verrou : rejouer ne crée rien de plus. */
@Injectable()
export class SeancesDuRythme {
  constructor(private readonly revues: RevueRepository) {}

  /** Crée celles qui manquent ; rend leurs ids. */
  async creer(tx: Transaction, rythme: Rythme): Promise<string[]> {
    if (!rythme.active) return [];
    const creees: string[] = [];
    for (const seance of seancesDuRythme(enRecurrence(rythme), dateParis(tx.maintenant))) {
      const id = await this.une(tx, rythme, seance);
      if (id) creees.push(id);
    }
    return creees;
  }

  /** Le rythme a changé : ses séances vides qui n'en sont plus sont annulées ; une séance qui a un dossier reste. */
  async remplacer(tx: Transaction, acteur: ActeurOuSysteme, rythme: Rythme): Promise<void> {
    const gardees = new Set(
      rythme.active
        ? seancesDuRythme(enRecurrence(rythme), dateParis(tx.maintenant)).map(({ debut }) => Date.parse(debut))
        : [],
    );
    for (const { id, debut } of await tx.sql<{ id: string; debut: Date }>(VIDES, [rythme.id, tx.maintenant])) {
      const revue = await this.revues.verrouillerPourSysteme(tx, id);
      if (!revue) continue;
      const garde = gardees.has(debut.getTime());
      const changement = garde ? { dureeMinutes: rythme.dureeMinutes } : { etat: 'ANNULEE', remplacee: true };
      await this.revues.ajouter(tx, acteur, revue, { type: garde ? 'revue-modifiee' : 'revue-annulee' }, changement);
    }
  }

  private async une(tx: Transaction, rythme: Rythme, { date, debut }: SeancePrevue): Promise<string | null> {
    const type = rythme.type as TypeRevue;
    const [creee] = await tx.sql<{ id: string }>(CREER, [
      tx.nouvelId(),
      rythme.plateformeId,
      type,
      `${LIBELLES_TYPE_REVUE[type]} du ${dateEnLettres(date)}`,
      debut,
      rythme.dureeMinutes,
      rythme.creePar,
      tx.maintenant,
      rythme.organismeId,
      rythme.id,
      date,
    ]);
    if (!creee) return null;
    const convies = [...(rythme.creePar === null ? [] : [rythme.creePar]), ...rythme.participants];
    await inviter(tx, { id: creee.id, plateformeId: rythme.plateformeId, organismeId: rythme.organismeId }, convies);
    return creee.id;
  }
}

/** Rythme, tel que la règle du domaine le lit. */
export const enRecurrence = (rythme: Rythme): Recurrence => ({
  premiere: rythme.premiere,
  heure: rythme.heure,
  tousLesJours: rythme.tousLesJours,
  siFerie: rythme.siFerie === 'JOUR_SUIVANT' ? 'JOUR_SUIVANT' : 'SAUTER',
});
