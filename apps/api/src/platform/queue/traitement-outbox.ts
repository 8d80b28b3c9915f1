import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DATA_SOURCE_FOND } from '../config/jetons.js';
import { journalTechnique } from '../health/journal-technique.js';
import { nommerErreur } from './erreurs.js';
import type { TravailRecu } from './file.port.js';
import { RegistreOutbox, type MessageOutbox } from './registre-outbox.js';

/** Un ou plusieurs gestionnaires ont échoué ; leurs noms suffisent, les causes sont au journal technique. */
export class TraitementIncomplet extends Error {
  override readonly name = 'TraitementIncomplet';
}

/**
 * Traite un message relayé : chaque gestionnaire une fois, l'échec de l'un n'empêche pas les autres.
 * Un nouveau passage ne rejoue que ceux dont `inbox` n'a pas gardé la trace.
 */
@Injectable()
export class TraitementOutbox {
  constructor(
    @Inject(DATA_SOURCE_FOND) private readonly source: DataSource,
    private readonly registre: RegistreOutbox,
  ) {}

  async traiter({ id }: Pick<TravailRecu, 'id'>): Promise<void> {
    const message = await this.lire(id);
    if (!message) return;
    const reussis: string[] = [];
    const fautes: string[] = [];
    for (const { nom, gestionnaire } of this.registre.pour(message.type)) {
      if (message.deja.includes(nom)) continue;
      try {
        await gestionnaire(message);
        reussis.push(nom);
      } catch (erreur) {
        fautes.push(`${nom} : ${nommerErreur(erreur)}`);
        journalTechnique.warn(
          { gestionnaire: nom, message: id, erreur: nommerErreur(erreur) },
          'gestionnaire en échec',
        );
      }
    }
    await this.conclure(id, reussis, fautes);
    if (fautes.length > 0) throw new TraitementIncomplet(fautes.join(' ; '));
  }

  /** Tous les essais ont échoué : le message reste en base avec sa cause, sans être repris. */
  async abandonner({ id }: Pick<TravailRecu, 'id'>, erreur: Error): Promise<void> {
    await this.source.query(
      `UPDATE outbox SET abandonne_le = now(), erreur = coalesce(erreur, $2) WHERE id = $1 AND traite_le IS NULL`,
      [id, nommerErreur(erreur)],
    );
  }

  /** Efface ce qui est traité depuis longtemps ; la trace métier est ailleurs (journal, transitions). */
  async purger(): Promise<void> {
    await this.source.query(`DELETE FROM outbox WHERE traite_le < now() - interval '30 days'`);
    await this.source.query(`DELETE FROM inbox WHERE le < now() - interval '60 days'`);
  }

  /** Message à traiter, avec les noms des gestionnaires qui l'ont déjà fait. */
  private async lire(id: string): Promise<(MessageOutbox & { deja: string[] }) | null> {
    const [message] = await this.source.query<(MessageOutbox & { deja: string[] })[]>(
      `SELECT id, type, donnees, ARRAY(SELECT gestionnaire FROM inbox WHERE gestionnaire = ANY($2::text[]) AND message_id = o.id) AS deja
       FROM outbox o WHERE id = $1 AND traite_le IS NULL`,
      [id, this.registre.tousLesNoms()],
    );
    return message ?? null;
  }

  // Une seule écriture : la trace de chaque gestionnaire réussi et l'état du message vont ensemble.
  private async conclure(id: string, reussis: readonly string[], fautes: readonly string[]): Promise<void> {
    const erreur = fautes.length > 0 ? fautes.join(' ; ').slice(0, 500) : null;
    await this.source.query(
      `WITH trace AS (INSERT INTO inbox (gestionnaire, message_id) SELECT nom, $1::uuid FROM unnest($2::text[]) AS nom ON CONFLICT DO NOTHING)
       UPDATE outbox SET traite_le = CASE WHEN $3::text IS NULL THEN now() END, erreur = $3 WHERE id = $1`,
      [id, reussis, erreur],
    );
  }
}
