import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DELAIS_ADMINISTRATION, succes } from '@pdp/domain';
import { SYSTEME } from '../../../platform/config/acteur.js';
import type { Configuration } from '../../../platform/config/configuration.js';
import { CONFIGURATION } from '../../../platform/config/jetons.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { FILE, type FilePort } from '../../../platform/queue/file.port.js';
import { NotificationPort } from '../../notification/notification.port.js';
import { CouperAcces } from '../couper-acces.js';
import { HabilitationDepot } from '../persistence/habilitation.depot.js';
import { ReconfirmationDepot, type ReconfirmationOuverte } from '../persistence/reconfirmation.depot.js';
import { SuspensionDepot } from '../persistence/suspension.depot.js';
import { dans, delaisDepuis, periodePrecedente } from './delais.js';

/** Pièces du suivi : plus de cinq dépendances seraient un signe, celles-ci vont ensemble. */
@Injectable()
export class PiecesReconfirmation {
  constructor(
    readonly depot: ReconfirmationDepot,
    readonly habilitations: HabilitationDepot,
    readonly suspensions: SuspensionDepot,
    readonly notifications: NotificationPort,
    readonly coupure: CouperAcces,
  ) {}
}

/**
 * Chaque matin : ouvre les listes dues (six mois), rappelle celles dont l'échéance approche, et suspend ce qui n'a pas été
 * reconfirmé une fois la grâce passée (docs/adr, 0025). Rejoué, ne double rien.
 */
@Injectable()
export class SuivreReconfirmations implements OnModuleInit {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly pieces: PiecesReconfirmation,
    @Inject(FILE) private readonly file: FilePort,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  onModuleInit(): void {
    // Dans une démonstration laissée allumée, personne ne répondrait : une liste s'y ouvre à la main.
    if (this.configuration.demo) return;
    this.file.planifier('habilitations.reconfirmer', { cron: '0 30 6 * * *', fuseau: 'Europe/Paris' }, () =>
      this.executer(),
    );
  }

  async executer(): Promise<void> {
    await this.unite.executer<null, never>(SYSTEME, async (tx) => {
      await this.ouvrir(tx);
      await this.rappeler(tx);
      for (const liste of await this.pieces.depot.aSuspendre(tx)) await this.suspendre(tx, liste);
      return succes(null);
    });
  }

  private async ouvrir(tx: Transaction): Promise<void> {
    for (const place of await this.pieces.depot.dus(tx, periodePrecedente(tx.maintenant))) {
      const id = await this.pieces.depot.ouvrir(tx, place, delaisDepuis(tx.maintenant));
      if (id === null) continue;
      tx.journaliser({ action: 'reconfirmation.ouvrir', ressource: 'reconfirmation', ressourceId: id });
      await this.prevenir(tx, { id, plateformeId: place.plateformeId });
    }
  }

  private async rappeler(tx: Transaction): Promise<void> {
    const fenetre = dans(tx.maintenant, DELAIS_ADMINISTRATION.rappelJours);
    for (const liste of await this.pieces.depot.aRappeler(tx, fenetre)) await this.prevenir(tx, liste);
  }

  // Le dernier administrateur n'est pas suspendu : sa ligne reste, et la liste avec elle, jusqu'à ce qu'un autre réponde.
  private async suspendre(tx: Transaction, liste: ReconfirmationOuverte): Promise<void> {
    const { depot, suspensions, habilitations, coupure } = this.pieces;
    for (const ligne of await depot.lignes(tx, liste.id)) {
      if (!ligne.a_repondre || !(await suspensions.suspendreHabilitation(tx, ligne.habilitation_id))) continue;
      await coupure.deLHabilitation(tx, ligne.habilitation_id, ligne.utilisateur_id);
      await depot.repondre(tx, ligne.id, { reponse: 'SUSPENDUE', motif: null, parId: null });
      await habilitations.tracer(tx, SYSTEME, {
        ressource: 'habilitation',
        ressourceId: ligne.habilitation_id,
        transition: 'suspendre',
        de: 'EN_COURS',
        vers: 'SUSPENDUE',
        motif: 'Non reconfirmée à temps',
      });
      tx.journaliser({
        action: 'habilitation.suspendre',
        ressource: 'habilitation',
        ressourceId: ligne.habilitation_id,
      });
    }
    if (await depot.clore(tx, liste.id)) await this.prevenir(tx, liste);
  }

  private async prevenir(tx: Transaction, { id, plateformeId }: ReconfirmationOuverte): Promise<void> {
    await this.pieces.notifications.notifier(tx, {
      destinataires: await this.pieces.depot.administrateurs(tx, plateformeId),
      type: 'RECONFIRMATION',
      ressource: 'utilisateur',
      ressourceId: id,
    });
  }
}
