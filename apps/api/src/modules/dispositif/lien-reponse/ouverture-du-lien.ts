import { Injectable } from '@nestjs/common';
import {
  ESSAIS_DU_LIEN,
  dateParis,
  demandesParLien,
  estDossierOuvert,
  lireCodeInvitation,
  type ContexteDispositif,
  type EtatDossier,
  type OuvrirLienRequete,
} from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { verrouiller } from '../../../platform/permissions/faits.service.js';
import { NotificationPort } from '../../notification/notification.port.js';
import type { DispositifStocke } from '../persistence/contenu-dispositif.js';
import { DispositifsDepot } from '../persistence/dispositifs.depot.js';
import { LiensDepot, type LienVivant, type PersonneDuLien } from '../persistence/liens.depot.js';
import { empreinteDuLien, estLeCode } from './secrets-du-lien.js';

/** Ce qu'un lien valable ouvre. */
export type DemandeOuverte = {
  readonly lien: LienVivant;
  readonly dispositif: DispositifStocke;
  readonly personne: PersonneDuLien;
  readonly contexte: ContexteDispositif;
};

/** Vérifie un jeton et son code, dans la transaction de l'appelant, et prévient l'agent de ce qui arrive à son lien. */
@Injectable()
export class OuvertureDuLien {
  constructor(
    private readonly depot: DispositifsDepot,
    private readonly liens: LiensDepot,
    private readonly notifications: NotificationPort,
    private readonly coffre: Coffre,
  ) {}

  /** Le lien, et ce qu'il ouvre ; `null` s'il n'ouvre rien. Un code faux est compté, et gardé compté. */
  async trouver(tx: Transaction, { jeton, code }: OuvrirLienRequete): Promise<DemandeOuverte | null> {
    const secret = lireCodeInvitation(jeton);
    const empreinte = secret === null ? null : empreinteDuLien(secret);
    const vise = empreinte === null ? null : await this.liens.dossierVise(tx, empreinte);
    // Le dossier d'abord, comme toute écriture : un accord repris, un gel ou une clôture est entièrement avant ou après.
    if (empreinte === null || vise === null || !(await verrouiller(tx, vise))) return null;
    const lien = await this.liens.essayer(tx, empreinte);
    if (lien === null) return null;
    const personne = await this.liens.personne(tx, lien.dossierId);
    if (!estLeCode(this.coffre, lien.id, code.replace(/\D/g, ''), lien.empreinteCode)) {
      await this.manquer(tx, lien);
      return null;
    }
    await this.liens.oublierEssais(tx, lien.id);
    if (personne === null || personne.gele || !estDossierOuvert(personne.etat as EtatDossier)) return null;
    const tous = await this.depot.verrouiller(tx, lien.dossierId);
    const dispositif = tous.find(({ id }) => id === lien.dispositifId);
    if (dispositif === undefined) return null;
    const autres = tous.filter((un) => un !== dispositif);
    const contexte = await this.depot.contexte(tx, lien.dossierId, autres, dateParis(tx.maintenant));
    return demandesParLien(dispositif, contexte).includes(lien.partie)
      ? { lien, dispositif, personne, contexte }
      : null;
  }

  private async manquer(tx: Transaction, lien: LienVivant): Promise<void> {
    const { dossierId, dispositifId: ressourceId } = lien;
    tx.journaliser({
      action: 'dispositif.lienOuvrir',
      ressource: 'dispositif',
      ressourceId,
      dossierId,
      resultat: 'REFUS',
    });
    if (lien.essais < ESSAIS_DU_LIEN) return;
    await this.liens.clore(tx, lien.id, 'VERROUILLE');
    tx.journaliser({ action: 'dispositif.lienVerrouiller', ressource: 'dispositif', ressourceId, dossierId });
    await this.prevenir(tx, lien);
  }

  /** Dit à qui suit le dossier qu'il y a du nouveau, sans dire quoi. */
  async prevenir(tx: Transaction, lien: LienVivant): Promise<void> {
    const { dossierId } = lien;
    await this.notifications.notifier(tx, {
      destinataires: await this.liens.aPrevenir(tx, lien),
      type: 'REPONSE_TIERS',
      ressource: 'dossier',
      ressourceId: dossierId,
      dossierId,
    });
  }
}
