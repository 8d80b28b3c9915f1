import { Injectable } from '@nestjs/common';
import { ajouterJours, dateParis, type TransitionDiagnostic } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import type { Transaction } from '../../platform/database/unite-de-travail.js';
import { DossierPort } from '../dossier/dossier.port.js';
import { NotificationPort } from '../notification/notification.port.js';
import { TachePort } from '../tache/tache.port.js';
import { DiagnosticsDepot } from './persistence/diagnostics.depot.js';

/** Jours laissés au référent pour revoir ce que la personne demande de corriger. */
const JOURS_POUR_CORRIGER = 7;
const TACHE_CORRIGER = 'Revoir le diagnostic social avec l’assuré';

type Concerne = { readonly dossierId: string; readonly plateformeId: string; readonly id: string };

/** Ce qu'un pas met en route : la personne prévenue sans contenu, ou une tâche datée pour qui la suit. */
@Injectable()
export class SuitesDiagnostic {
  constructor(
    private readonly depot: DiagnosticsDepot,
    private readonly dossiers: DossierPort,
    private readonly taches: TachePort,
    private readonly notifications: NotificationPort,
  ) {}

  async apres(
    tx: Transaction,
    acteur: Acteur,
    { dossierId, plateformeId }: Concerne,
    transition: TransitionDiagnostic,
  ): Promise<void> {
    if (transition === 'partager') {
      await this.taches.terminerCellesDe(tx, { dossierId, libelle: TACHE_CORRIGER });
      await this.notifications.notifier(tx, {
        destinataires: await this.depot.coteAssure(tx, dossierId),
        type: 'LIVRET_PUBLIE',
        ressource: 'livret',
        ressourceId: dossierId,
        dossierId,
        sauf: acteur.utilisateurId,
      });
    }
    if (transition === 'demanderCorrection') {
      const referentId = (await this.dossiers.resume(dossierId, tx))?.referentId ?? null;
      await this.taches.creer(tx, {
        plateformeId,
        dossierId,
        libelle: TACHE_CORRIGER,
        origine: 'LIVRET',
        pourquoi: 'Correction demandée',
        auteurId: acteur.utilisateurId,
        responsable: referentId === null ? { unite: 'SERVICE_SOCIAL' } : { utilisateurId: referentId },
        echeance: ajouterJours(dateParis(tx.maintenant), JOURS_POUR_CORRIGER),
      });
      await this.dossiers.recalculerProchaineEtape(tx, dossierId);
    }
    await this.dossiers.toucher(tx, dossierId);
  }
}
