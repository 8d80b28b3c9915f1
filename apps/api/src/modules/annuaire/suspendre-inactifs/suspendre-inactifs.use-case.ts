import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DELAIS_ADMINISTRATION, succes } from '@pdp/domain';
import { SYSTEME } from '../../../platform/config/acteur.js';
import type { Configuration } from '../../../platform/config/configuration.js';
import { CONFIGURATION } from '../../../platform/config/jetons.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { FILE, type FilePort } from '../../../platform/queue/file.port.js';
import { CouperAcces } from '../couper-acces.js';
import { HabilitationDepot } from '../persistence/habilitation.depot.js';
import { SuspensionDepot } from '../persistence/suspension.depot.js';

/** Ce que suspendre un compte écrit et coupe. */
@Injectable()
export class PiecesSuspension {
  constructor(
    readonly suspensions: SuspensionDepot,
    readonly habilitations: HabilitationDepot,
    readonly coupure: CouperAcces,
  ) {}
}

/** Une transaction courte à la fois : une plateforme entière endormie ne tient pas de longs verrous. */
const LOT = 50;
const JOUR_MS = 86_400_000;

/**
 * Chaque nuit, suspend les comptes de professionnels sans connexion depuis quatre-vingt-dix jours (domain.md 4) et coupe ce
 * qui leur restait ouvert. Un administrateur les rétablit. Les assurés et leurs mandataires viennent rarement : jamais eux.
 */
@Injectable()
export class SuspendreInactifs implements OnModuleInit {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly pieces: PiecesSuspension,
    @Inject(FILE) private readonly file: FilePort,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  onModuleInit(): void {
    // Personne ne tient les comptes d'une démonstration laissée allumée.
    if (this.configuration.demo) return;
    this.file.planifier('comptes.suspendre', { cron: '0 10 3 * * *', fuseau: 'Europe/Paris' }, async () => {
      await this.executer();
    });
  }

  /** Rend le nombre de comptes suspendus. */
  async executer(): Promise<number> {
    let total = 0;
    for (let faits = LOT; faits === LOT; total += faits) faits = await this.suspendreUnLot();
    return total;
  }

  private async suspendreUnLot(): Promise<number> {
    const resultat = await this.unite.executer<number, never>(SYSTEME, async (tx) => {
      const depuis = new Date(tx.maintenant.getTime() - DELAIS_ADMINISTRATION.inactiviteJours * JOUR_MS);
      const { suspensions, habilitations, coupure } = this.pieces;
      const ids = await suspensions.inactifs(tx, depuis, LOT);
      for (const id of ids) {
        await suspensions.suspendreCompte(tx, id);
        await coupure.duCompte(tx, id);
        await habilitations.tracer(tx, SYSTEME, {
          ressource: 'utilisateur',
          ressourceId: id,
          transition: 'suspendre',
          de: 'ACTIF',
          vers: 'SUSPENDU',
          motif: `Sans connexion depuis ${DELAIS_ADMINISTRATION.inactiviteJours} jours`,
        });
        tx.journaliser({ action: 'utilisateur.suspendre', ressource: 'utilisateur', ressourceId: id });
      }
      return succes(ids.length);
    });
    return resultat.ok ? resultat.valeur : 0;
  }
}
