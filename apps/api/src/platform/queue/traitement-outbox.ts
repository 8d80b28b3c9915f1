import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DATA_SOURCE } from '../config/jetons.js';
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
    @Inject(DATA_SOURCE) private readonly source: DataSource,
    private readonly registre: RegistreOutbox,
  ) {}

  async traiter({ id }: Pick<TravailRecu, 'id'>): Promise<void> {
    const [message] = await this.source.query<MessageOutbox[]>(
      `SELECT id, type, donnees FROM outbox WHERE id = $1 AND traite_le IS NULL`,
      [id],
    );
    if (!message) return;
    const fautes: string[] = [];
    for (const { nom, gestionnaire } of this.registre.pour(message.type)) {
      if (await this.estDejaTraite(nom, id)) continue;
      try {
        await gestionnaire(message);
        await this.source.query(`INSERT INTO inbox (gestionnaire, message_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
          nom,
          id,
        ]);
      } catch (erreur) {
        fautes.push(`${nom} : ${nommerErreur(erreur)}`);
        journalTechnique.warn(
          { gestionnaire: nom, message: id, erreur: nommerErreur(erreur) },
          'gestionnaire en échec',
        );
      }
    }
    if (fautes.length > 0) await this.noterFautes(id, fautes);
    else await this.source.query(`UPDATE outbox SET traite_le = now(), erreur = NULL WHERE id = $1`, [id]);
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

  private async estDejaTraite(nom: string, id: string): Promise<boolean> {
    const trouve = await this.source.query<unknown[]>(
      `SELECT 1 FROM inbox WHERE gestionnaire = $1 AND message_id = $2`,
      [nom, id],
    );
    return trouve.length > 0;
  }

  private async noterFautes(id: string, fautes: readonly string[]): Promise<never> {
    await this.source.query(`UPDATE outbox SET erreur = $2 WHERE id = $1`, [id, fautes.join(' ; ').slice(0, 500)]);
    throw new TraitementIncomplet(fautes.join(' ; '));
  }
}
