import { Injectable } from '@nestjs/common';
import {
  dateParis,
  donneDesNouvelles,
  echec,
  erreurMetier,
  succes,
  type ContactVue,
  type ErreurMetier,
  type MotifAnnulation,
  type NatureContact,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { refusDAcces } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { DossierPort } from '../../dossier/dossier.port.js';
import { ContactsDepot } from './contacts.depot.js';

/** Appels et messages notés en deux clics, à l'instant où ils se font ; joindre la personne donne de ses nouvelles. */
@Injectable()
export class Contacts {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly depot: ContactsDepot,
    private readonly dossiers: DossierPort,
  ) {}

  noter(acteur: Acteur, dossierId: string, nature: NatureContact): Promise<Resultat<ContactVue, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const refus = await this.refus(acteur, dossierId, tx);
      if (refus) return echec(refus);
      const id = await this.depot.inserer(tx, dossierId, acteur.utilisateurId, nature);
      if (donneDesNouvelles(nature)) await this.dossiers.noterContact(tx, dossierId, dateParis(tx.maintenant));
      await this.dossiers.toucher(tx, dossierId);
      journaliser(tx, 'contact.noter', id, dossierId);
      return succes({ id, nature, le: tx.maintenant.toISOString(), auteur: acteur.nom });
    });
  }

  annuler(acteur: Acteur, id: string, motif: MotifAnnulation): Promise<Resultat<{ id: string }, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const dossierId = await this.depot.dossierDe(tx, id);
      if (dossierId === null) return echec(introuvable());
      const refus = await this.refus(acteur, dossierId, tx);
      if (refus) return echec(refus);
      const contact = await this.depot.verrouiller(tx, id);
      if (!contact) return echec(introuvable());
      if (contact.annule) return echec(erreurMetier('transition-impossible', 'Ce contact est déjà annulé.'));
      await this.depot.annuler(tx, id, acteur.utilisateurId, motif);
      await this.dossiers.toucher(tx, dossierId);
      journaliser(tx, 'contact.annuler', id, dossierId);
      return succes({ id });
    });
  }

  private async refus(acteur: Acteur, dossierId: string, tx: Transaction): Promise<ErreurMetier | null> {
    const faits = await this.faits.charger(acteur, dossierId, tx);
    return refusDAcces(acteur, faits, { action: 'ecrire', categorie: 'social' });
  }
}

const journaliser = (tx: Transaction, action: string, id: string, dossierId: string): void =>
  tx.journaliser({ action, ressource: 'contact', ressourceId: id, dossierId, categories: ['dispositifs'] });
