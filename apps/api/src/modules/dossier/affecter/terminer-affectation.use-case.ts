import { Injectable } from '@nestjs/common';
import { echec, erreurMetier, succes, type ErreurMetier, type MotifFinLien, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable } from '../../../platform/http/probleme.exception.js';
import { estVisible } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { peutMener } from '../../../platform/permissions/mener.js';
import { NotificationPort } from '../../notification/notification.port.js';
import { DossierPort } from '../dossier.port.js';
import { LiensDepot, type LienLu } from '../persistence/liens.depot.js';

/** Met fin à un lien du cercle. Le référent se transmet ; un lien né d'un accord ou d'une suppléance finit avec elle. */
@Injectable()
export class TerminerAffectation {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly liens: LiensDepot,
    private readonly dossiers: DossierPort,
    private readonly notifications: NotificationPort,
  ) {}

  executer(
    acteur: Acteur,
    affectationId: string,
    motif: MotifFinLien | null = null,
  ): Promise<Resultat<null, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const lien = await this.liens.lire(tx, affectationId);
      if (!lien) return echec(introuvable());
      const faits = await this.faits.charger(acteur, lien.dossierId, tx);
      if (!estVisible(acteur, faits)) return echec(introuvable());
      // Chacun peut quitter un cercle ; en faire sortir quelqu'un demande de mener le dossier.
      if (lien.utilisateurId !== acteur.utilisateurId && !peutMener(acteur, faits)) return echec(accesRefuse());
      const refus = refusDeTerminer(lien);
      if (refus) return echec(refus);
      if (!(await this.liens.terminer(tx, affectationId, acteur, motif))) return succes(null);
      await this.dossiers.toucher(tx, lien.dossierId);
      await this.notifications.annulerSansAcces(tx, lien.dossierId);
      tx.journaliser({
        action: 'dossier.desaffecter',
        ressource: 'affectation',
        ressourceId: affectationId,
        dossierId: lien.dossierId,
      });
      tx.publier('affectation-terminee', { dossierId: lien.dossierId, affectationId });
      if (lien.utilisateurId !== null)
        tx.diffuser(`agent:${lien.utilisateurId}`, 'acces.retire', { ressource: 'dossier', id: lien.dossierId });
      return succes(null);
    });
  }
}

function refusDeTerminer(lien: LienLu): ErreurMetier | null {
  if (lien.role === 'REFERENT')
    return erreurMetier(
      'regle-metier',
      'Le rôle de référent se transmet : l’ancien le garde jusqu’à ce que le suivant accepte.',
    );
  // Avant l'accord : le lien d'un suppléant porte aussi celui de l'absent.
  if (lien.suppleanceId !== null)
    return erreurMetier('regle-metier', 'Ce lien dure le temps de la suppléance : il finit avec elle.');
  if (lien.consentementId !== null)
    return erreurMetier('regle-metier', 'Ce lien vient d’un accord de l’assuré : il finit quand l’accord est retiré.');
  return lien.role === 'REVUE' ? erreurMetier('regle-metier', 'Ce lien dure le temps de la revue.') : null;
}
