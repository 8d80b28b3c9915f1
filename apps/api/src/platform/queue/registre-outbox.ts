import { Injectable } from '@nestjs/common';
import { succes } from '@pdp/domain';
import { SYSTEME } from '../config/acteur.js';
import type { Transaction, UniteDeTravail } from '../database/unite-de-travail.js';
import type { Identifiants } from './file.port.js';

/** Message de la boîte de sortie tel que reçu par un gestionnaire ; `id` sert de clé d'idempotence. */
export type MessageOutbox = { readonly id: string; readonly type: string; readonly donnees: Identifiants };

/** Réaction à un événement validé ; peut être rejouée, relit ses données et revérifie les droits. */
export type GestionnaireOutbox = (message: MessageOutbox) => Promise<void>;

type Inscription = { readonly nom: string; readonly gestionnaire: GestionnaireOutbox };

/** Qui réagit à quel événement. Les modules s'y inscrivent dans `onModuleInit`. */
@Injectable()
export class RegistreOutbox {
  private readonly parType = new Map<string, Inscription[]>();
  private readonly noms = new Set<string>();

  /** `nom` est unique et stable : il identifie le gestionnaire dans `inbox`. Un doublon empêche le démarrage. */
  surEvenement(type: string, nom: string, gestionnaire: GestionnaireOutbox): void {
    if (this.noms.has(nom)) throw new Error(`Deux gestionnaires de la boîte de sortie portent le nom « ${nom} ».`);
    this.noms.add(nom);
    this.parType.set(type, [...(this.parType.get(type) ?? []), { nom, gestionnaire }]);
  }

  /** Gestionnaires d'un type, dans l'ordre d'inscription. */
  pour(type: string): readonly Inscription[] {
    return this.parType.get(type) ?? [];
  }

  /** Noms de tous les gestionnaires. */
  tousLesNoms(): string[] {
    return [...this.noms];
  }

  /** Types qui ont au moins un gestionnaire ; les autres sont seulement acquittés. */
  types(): string[] {
    return [...this.parType.keys()];
  }
}

/**
 * Inscrit (gestionnaire, message) dans la transaction du gestionnaire. Faux : ce message est déjà traité, ne rien faire.
 * Deux passages simultanés s'attendent ici, un seul reçoit vrai.
 */
export async function unSeulTraitement(tx: Transaction, nom: string, messageId: string): Promise<boolean> {
  const inscrit = await tx.sql(
    `INSERT INTO inbox (gestionnaire, message_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1 AS inscrit`,
    [nom, messageId],
  );
  return inscrit.length > 0;
}

/** Gestionnaire dont tout l'effet est une transaction : joué une seule fois par message, quoi qu'il arrive au processus. */
export function dansUneTransaction(
  unite: UniteDeTravail,
  nom: string,
  travail: (tx: Transaction, message: MessageOutbox) => Promise<void>,
): GestionnaireOutbox {
  return async (message) => {
    await unite.executer<null, never>(SYSTEME, async (tx) => {
      if (await unSeulTraitement(tx, nom, message.id)) await travail(tx, message);
      return succes(null);
    });
  };
}
