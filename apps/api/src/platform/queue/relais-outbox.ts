import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DATA_SOURCE_FOND } from '../config/jetons.js';
import type { ReveilOutbox } from '../database/unite-de-travail.js';
import { journalTechnique } from '../health/journal-technique.js';
import { nommerErreur } from './erreurs.js';
import { FILE, type FilePort, type Reprise, type Travail } from './file.port.js';
import { RegistreOutbox } from './registre-outbox.js';

/** File BullMQ des messages relayés ; l'id d'un travail est l'id du message. */
export const FILE_OUTBOX = 'outbox';

const LOT = 100;
// La réponse et les écrans d'abord : le relais travaillerait sinon sur le même fil, avant qu'ils soient servis.
const DELAI_REVEIL_MS = 15;
const FILET_MS = 10_000;
/** Âge à partir duquel un message relayé mais non traité est remis en file (sans effet s'il y est encore). */
const REMISE_APRES_S = 30;
// Douze essais à partir d'une seconde, doublés : un peu plus d'une heure, le temps d'une panne réparée.
const REPRISE: Reprise = { essais: 12, delaiBaseMs: 1_000 };

/**
 * Porte la boîte de sortie vers la file. La base fait foi : la file peut être perdue entièrement, le filet la remplit
 * de nouveau (trust.md A5, 5). Réveillé par ce processus, par NOTIFY pdp_outbox, et toutes les dix secondes.
 */
@Injectable()
export class RelaisOutbox implements ReveilOutbox {
  private actif = false;
  private passage: Promise<void> | null = null;
  private encore = false;
  private minuterie: NodeJS.Timeout | undefined;

  constructor(
    @Inject(DATA_SOURCE_FOND) private readonly source: DataSource,
    @Inject(FILE) private readonly file: FilePort,
    private readonly registre: RegistreOutbox,
  ) {}

  /** Met le relais en marche ; avant cela, et dans un processus `api`, un réveil est sans effet. */
  demarrer(): void {
    this.actif = true;
    this.minuterie = setInterval(() => this.filet(), FILET_MS);
    this.minuterie.unref();
    this.filet();
  }

  /** Attend la fin du passage en cours ; plus aucun ensuite. */
  async fermer(): Promise<void> {
    this.actif = false;
    clearInterval(this.minuterie);
    await this.passage?.catch(() => undefined);
  }

  reveiller(): void {
    if (!this.actif) return;
    if (this.passage) {
      this.encore = true;
      return;
    }
    this.passage = pause(DELAI_REVEIL_MS)
      .then(() => this.passer())
      .catch((erreur: unknown) => journalTechnique.warn({ erreur: nommerErreur(erreur) }, 'relais : passage reporté'))
      .finally(() => {
        this.passage = null;
        if (!this.encore) return;
        this.encore = false;
        this.reveiller();
      });
  }

  /** Relaie tout ce qui attend ; rend le nombre de messages pris. */
  async relayer(): Promise<number> {
    let total = 0;
    for (;;) {
      const pris = await this.relayerUnLot();
      total += pris;
      if (pris < LOT) return total;
    }
  }

  /** Remet en file ce qui a été relayé mais jamais traité : file vidée, travail perdu. Rend le nombre examiné. */
  async remettreEnFile(apresSecondes = REMISE_APRES_S): Promise<number> {
    let dernier = '00000000-0000-0000-0000-000000000000';
    let total = 0;
    for (;;) {
      const lignes = await this.source.query<Ligne[]>(
        `SELECT id, type FROM outbox WHERE relaye_le < now() - make_interval(secs => $1) AND traite_le IS NULL AND abandonne_le IS NULL
         AND id > $2 ORDER BY id LIMIT ${LOT}`,
        [apresSecondes, dernier],
      );
      await this.file.ajouter(FILE_OUTBOX, lignes.map(enTravail), REPRISE);
      total += lignes.length;
      dernier = lignes.at(-1)?.id ?? dernier;
      if (lignes.length < LOT) return total;
    }
  }

  private filet(): void {
    this.reveiller();
    void this.remettreEnFile().catch((erreur: unknown) =>
      journalTechnique.warn({ erreur: nommerErreur(erreur) }, 'relais : remise en file reportée'),
    );
  }

  private async passer(): Promise<void> {
    await this.relayer();
  }

  // L'ajout précède la marque : un arrêt entre les deux redonne le même id à la file, qui l'ignore.
  private relayerUnLot(): Promise<number> {
    return this.source.transaction(async (manager) => {
      const lignes = await manager.query<Ligne[]>(
        `SELECT id, type FROM outbox WHERE relaye_le IS NULL ORDER BY id LIMIT ${LOT} FOR UPDATE SKIP LOCKED`,
      );
      if (lignes.length === 0) return 0;
      const types = this.registre.types();
      await this.file.ajouter(FILE_OUTBOX, lignes.filter((l) => types.includes(l.type)).map(enTravail), REPRISE);
      await manager.query(
        `UPDATE outbox SET relaye_le = now(), traite_le = CASE WHEN type = ANY($2::text[]) THEN NULL ELSE now() END WHERE id = ANY($1::uuid[])`,
        [lignes.map((l) => l.id), types],
      );
      return lignes.length;
    });
  }
}

type Ligne = { readonly id: string; readonly type: string };

const enTravail = ({ id, type }: Ligne): Travail => ({ id, nom: type });
