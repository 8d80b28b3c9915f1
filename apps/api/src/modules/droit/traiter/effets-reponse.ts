import { Injectable } from '@nestjs/common';
import { erreurMetier, type ErreurMetier, type MotifLimitation } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { DossierPort } from '../../dossier/dossier.port.js';
import { Gel } from '../limiter/gel.js';
import { DemandeDroitDepot, type LigneDemande } from '../persistence/demande-droit.depot.js';

/** Événement de la boîte de sortie : un accès aux données est à préparer. */
export const ACCES_ACCORDE = 'acces-accorde';

/** Ce qu'une demande accordée fait : préparer les fichiers, geler. Un effacement accordé attend sa passe (domain.md 4). */
@Injectable()
export class EffetsReponse {
  constructor(
    private readonly depot: DemandeDroitDepot,
    private readonly gel: Gel,
    private readonly dossiers: DossierPort,
  ) {}

  /** Rend un refus si l'effet est impossible ; la transaction est alors annulée, rien n'a été répondu. */
  async appliquer(
    tx: Transaction,
    acteur: Acteur,
    { demande, motif }: { demande: LigneDemande; motif: MotifLimitation | undefined },
  ): Promise<ErreurMetier | null> {
    const { type, dossierId } = demande;
    if (dossierId === null) return erreurMetier('regle-metier', 'Le dossier a déjà été effacé.');
    if (type === 'ACCES') {
      tx.publier(ACCES_ACCORDE, { exportId: await this.depot.insererExport(tx, demande) });
      return null;
    }
    if (type === 'EFFACEMENT') return this.refusDEffacer(tx, dossierId);
    if (type === 'LIMITATION') return this.geler(tx, acteur, dossierId, motif ?? 'EXACTITUDE_CONTESTEE');
    if (type === 'OPPOSITION') return this.geler(tx, acteur, dossierId, 'OPPOSITION_ACCORDEE');
    return null;
  }

  // Déjà gelé pour une autre raison : la demande est satisfaite, il n'y a rien de plus à faire.
  private async geler(
    tx: Transaction,
    acteur: Acteur,
    dossierId: string,
    motif: MotifLimitation,
  ): Promise<ErreurMetier | null> {
    const pose = await this.gel.poser(tx, acteur, dossierId, { motif });
    return pose.ok || pose.erreur.code === 'conflit' ? null : pose.erreur;
  }

  private async refusDEffacer(tx: Transaction, dossierId: string): Promise<ErreurMetier | null> {
    const etat = (await this.dossiers.resume(dossierId, tx))?.etat ?? '';
    return etat === 'CLOS' || etat === 'ARCHIVE'
      ? null
      : erreurMetier('regle-metier', 'Le dossier est encore ouvert : le référent doit d’abord le clore.');
  }
}
