import { Injectable } from '@nestjs/common';
import {
  echec,
  erreurMetier,
  succes,
  type ErreurMetier,
  type Resultat,
  type TransmettreReferentRequete,
  type TransmissionVue,
} from '@pdp/domain';
import type { FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable } from '../../../platform/http/probleme.exception.js';
import { estVisible } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { peutMener } from '../../../platform/permissions/mener.js';
import { NotificationPort } from '../../notification/notification.port.js';
import { pasAssistant } from '../affecter/affecter.use-case.js';
import { LiensDepot } from '../persistence/liens.depot.js';
import { TransmissionDepot } from '../persistence/transmission.depot.js';

/** Propose de transmettre le rôle de référent : l'ancien le garde jusqu'à l'acceptation (product.md, décision 6). */
@Injectable()
export class TransmettreReferent {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly liens: LiensDepot,
    private readonly transmissions: TransmissionDepot,
    private readonly notifications: NotificationPort,
  ) {}

  executer(
    acteur: Acteur,
    dossierId: string,
    demande: TransmettreReferentRequete,
  ): Promise<Resultat<TransmissionVue, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const faits = await this.faits.charger(acteur, dossierId, tx);
      if (!estVisible(acteur, faits)) return echec(introuvable());
      if (!peutMener(acteur, faits)) return echec(accesRefuse());
      const deId = await this.liens.referentDe(tx, dossierId);
      const refus = await this.verifier(tx, faits, demande.versId, deId);
      if (refus) return echec(refus);
      const id = await this.transmissions.proposer(tx, {
        dossierId,
        deId,
        versId: demande.versId,
        motif: demande.motif ?? null,
      });
      tx.journaliser({ action: 'dossier.transmettre', ressource: 'transmission', ressourceId: id, dossierId });
      tx.publier('transmission-proposee', { dossierId, transmissionId: id });
      // Sans `dossierId` : le destinataire n'a pas encore de lien avec ce dossier.
      await this.notifications.notifier(tx, {
        destinataires: [demande.versId],
        type: 'TRANSMISSION_PROPOSEE',
        ressource: 'transmission',
        ressourceId: id,
        urgente: true,
      });
      const vue = await this.transmissions.lire(tx, id);
      if (!vue) throw new Error('transmission absente');
      return succes(vue);
    });
  }

  // Une nouvelle proposition remplace celle restée sans réponse : un dossier ne reste pas bloqué par une absence.
  private async verifier(
    tx: Transaction,
    faits: FaitsDossier,
    versId: string,
    deId: string | null,
  ): Promise<ErreurMetier | null> {
    if (['CLOS', 'ARCHIVE', 'PURGE'].includes(faits.etat)) return erreurMetier('regle-metier', 'Ce dossier est clos.');
    if (versId === deId) return erreurMetier('regle-metier', 'Cette personne est déjà la référente de ce dossier.');
    if (!(await this.liens.peutEtreReferent(tx, versId, faits.plateformeId))) return pasAssistant('versId');
    const enAttente = await this.transmissions.enAttente(tx, faits.dossierId);
    if (enAttente?.versId === versId)
      return erreurMetier('conflit', 'Cette proposition est déjà faite ; la réponse est attendue.');
    if (enAttente) await this.transmissions.repondre(tx, enAttente.id, 'ANNULEE');
    return null;
  }
}
