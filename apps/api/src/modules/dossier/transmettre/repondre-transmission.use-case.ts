import { Injectable } from '@nestjs/common';
import { echec, erreurMetier, succes, type ErreurMetier, type Resultat, type TransmissionVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { verrouiller } from '../../../platform/permissions/faits.service.js';
import { NotificationPort } from '../../notification/notification.port.js';
import { pasAssistant } from '../affecter/affecter.use-case.js';
import { DossierPort } from '../dossier.port.js';
import { LiensDepot } from '../persistence/liens.depot.js';
import { tracerLien } from '../persistence/traces.js';
import { TransmissionDepot } from '../persistence/transmission.depot.js';

/** Le destinataire accepte ou refuse ; à l'acceptation, un seul référent change de main dans la transaction. */
@Injectable()
export class RepondreTransmission {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly liens: LiensDepot,
    private readonly transmissions: TransmissionDepot,
    private readonly dossiers: DossierPort,
    private readonly notifications: NotificationPort,
  ) {}

  executer(
    acteur: Acteur,
    id: string,
    reponse: 'ACCEPTEE' | 'REFUSEE',
    version: number | null,
  ): Promise<Resultat<TransmissionVue, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const repere = await this.transmissions.lire(tx, id);
      if (!repere || repere.versId !== acteur.utilisateurId || !(await verrouiller(tx, repere.dossierId)))
        return echec(introuvable());
      const transmission = (await this.transmissions.lire(tx, id)) ?? repere;
      const refus = await this.verifier(tx, transmission, reponse, version);
      if (refus) return echec(refus);
      await this.transmissions.repondre(tx, id, reponse);
      if (reponse === 'ACCEPTEE') await this.prendreLeRole(tx, acteur, transmission);
      tx.journaliser({
        action: reponse === 'ACCEPTEE' ? 'dossier.accepterReferent' : 'dossier.refuserReferent',
        ressource: 'transmission',
        ressourceId: id,
        dossierId: transmission.dossierId,
      });
      tx.publier(reponse === 'ACCEPTEE' ? 'transmission-acceptee' : 'transmission-refusee', {
        dossierId: transmission.dossierId,
        transmissionId: id,
      });
      if (transmission.deId !== null)
        await this.notifications.notifier(tx, {
          destinataires: [transmission.deId],
          type: 'TRANSMISSION_REPONDUE',
          ressource: 'transmission',
          ressourceId: id,
        });
      return succes({ ...transmission, etat: reponse, version: transmission.version + 1 });
    });
  }

  private async verifier(
    tx: Transaction,
    transmission: TransmissionVue,
    reponse: string,
    version: number | null,
  ): Promise<ErreurMetier | null> {
    if (version !== null && version !== transmission.version) return versionPerimee(transmission);
    if (transmission.etat !== 'PROPOSEE')
      return erreurMetier('transition-impossible', 'Cette proposition a déjà eu une réponse, ou a été remplacée.');
    if (reponse === 'REFUSEE') return null;
    const resume = await this.dossiers.resume(transmission.dossierId, tx);
    if (!resume || ['CLOS', 'ARCHIVE', 'PURGE'].includes(resume.etat))
      return erreurMetier('regle-metier', 'Ce dossier est clos.');
    return (await this.liens.peutEtreReferent(tx, transmission.versId, resume.plateformeId))
      ? null
      : pasAssistant('versId');
  }

  private async prendreLeRole(
    tx: Transaction,
    acteur: Acteur,
    { dossierId, versId, deId }: TransmissionVue,
  ): Promise<void> {
    const affectationId = await this.liens.designerReferent(tx, acteur, dossierId, versId);
    await tracerLien(tx, acteur, { dossierId, affectationId, role: 'REFERENT' });
    await this.dossiers.toucher(tx, dossierId);
    await this.notifications.annulerSansAcces(tx, dossierId);
    // L'ancien lit encore le temps de passer la main : son écran se relit, sans ses boutons.
    if (deId !== null) tx.diffuser(`agent:${deId}`, 'dossier.change', { id: dossierId });
  }
}
