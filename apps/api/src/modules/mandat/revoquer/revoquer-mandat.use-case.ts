import { Injectable } from '@nestjs/common';
import { echec, succes, type ErreurMetier, type Resultat } from '@pdp/domain';
import { terminerSessions } from '../../../platform/auth/revocation.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { MonDossierPort } from '../../livret/mon-dossier.port.js';
import { NotificationPort } from '../../notification/notification.port.js';
import { refusDeReprendre } from '../acces-mandat.js';
import { documentAChoisir } from '../donner/donner-mandat.use-case.js';
import { MandatsDepot } from '../persistence/mandats.depot.js';

/** Mandat repris. */
export type MandatRevoque = { readonly id: string; readonly revoqueLe: string };

/**
 * Reprend un mandat, tout de suite : la demande suivante du mandataire est refusée et, sans autre mandat en cours, ses sessions et leurs
 * sockets tombent. Par la personne sans rien avoir à prouver, et par le Service social sur un document ; même dossier gelé. Le redire ne
 * change rien.
 */
@Injectable()
export class RevoquerMandat {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly mien: MonDossierPort,
    private readonly faits: FaitsService,
    private readonly depot: MandatsDepot,
    private readonly notifications: NotificationPort,
  ) {}

  parLaPersonne(
    acteur: Acteur,
    dossierId: string | undefined,
    mandatId: string,
  ): Promise<Resultat<MandatRevoque, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const ouvert = await this.mien.ouvrir(acteur, dossierId, tx);
      return ouvert.ok ? this.revoquer(tx, acteur, ouvert.valeur.dossier.dossierId, mandatId, null) : ouvert;
    });
  }

  parUnDocument(
    acteur: Acteur,
    dossierId: string,
    mandatId: string,
    documentId: string,
  ): Promise<Resultat<MandatRevoque, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const refus = refusDeReprendre(acteur, await this.faits.charger(acteur, dossierId, tx));
      if (refus) return echec(refus);
      if (!(await this.depot.aDocument(tx, dossierId, documentId))) return echec(documentAChoisir());
      return this.revoquer(tx, acteur, dossierId, mandatId, documentId);
    });
  }

  private async revoquer(
    tx: Transaction,
    acteur: Acteur,
    dossierId: string,
    mandatId: string,
    documentId: string | null,
  ): Promise<Resultat<MandatRevoque, ErreurMetier>> {
    const mandat = await this.depot.verrouiller(tx, dossierId, mandatId);
    if (!mandat) return echec(introuvable());
    if (mandat.revoqueLe !== null) return succes({ id: mandatId, revoqueLe: mandat.revoqueLe.toISOString() });
    await this.depot.revoquer(tx, acteur, mandatId, documentId);
    await this.depot.tracer(tx, acteur, dossierId, mandatId, 'revoquer');
    tx.journaliser({ action: 'mandat.revoquer', ressource: 'mandat', ressourceId: mandatId, dossierId });
    tx.diffuser(`agent:${mandat.mandataireId}`, 'acces.retire', { ressource: 'dossier', id: dossierId });
    for (const habilitationId of await this.depot.habilitationsSansMandat(tx, mandat.mandataireId))
      await terminerSessions(tx, { habilitationId });
    await this.notifications.annulerSansAcces(tx, dossierId);
    return succes({ id: mandatId, revoqueLe: tx.maintenant.toISOString() });
  }
}
