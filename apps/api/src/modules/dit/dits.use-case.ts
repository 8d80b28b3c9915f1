import { Injectable } from '@nestjs/common';
import {
  CANAUX_DE_CONTACT,
  SCHEMA_DIT,
  dateParis,
  echec,
  erreurMetier,
  lireContenu,
  succes,
  type DitVue,
  type ErreurMetier,
  type Page,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { nouvelId } from '../../platform/config/identifiants.js';
import { UniteDeTravail } from '../../platform/database/unite-de-travail.js';
import { accesRefuse } from '../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../platform/journal/journal-groupe.js';
import { refusDAcces } from '../../platform/permissions/acces.js';
import { FaitsService } from '../../platform/permissions/faits.service.js';
import { noteDits } from '../../platform/permissions/mener.js';
import { DossierPort } from '../dossier/dossier.port.js';
import type { DitsPort } from './dit.port.js';
import { DitsDepot } from './persistence/dits.depot.js';

/**
 * Journal de ce qui a été dit à l'assuré. Il relève du livret : qui lit le livret le lit, l'assuré d'abord. Note qui est relié
 * en écriture et le lit : chacun répond de ce qu'il a dit lui-même.
 */
@Injectable()
export class Dits implements DitsPort {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly depot: DitsDepot,
    private readonly dossiers: DossierPort,
    private readonly journal: JournalGroupe,
  ) {}

  async lister(acteur: Acteur, dossierId: string): Promise<Resultat<Page<DitVue>, ErreurMetier>> {
    const faits = await this.faits.charger(acteur, dossierId);
    const refus = refusDAcces(acteur, faits, { action: 'lire', categorie: 'livret' });
    if (refus) return echec(refus);
    const [elements] = await Promise.all([
      this.depot.lister(dossierId),
      this.journal.consigner(acteur, {
        action: 'lecture-dits',
        ressource: 'lecture',
        ressourceId: nouvelId(),
        dossierId,
        categories: ['livret'],
      }),
    ]);
    return succes({ elements, curseurSuivant: null });
  }

  noter(acteur: Acteur, dossierId: string, corps: unknown): Promise<Resultat<DitVue, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const faits = await this.faits.charger(acteur, dossierId, tx);
      const refus = refusDAcces(acteur, faits, { action: 'lire', categorie: 'livret' });
      if (refus || faits === null) return echec(refus ?? accesRefuse());
      if (!noteDits(acteur, faits)) return echec(accesRefuse());
      const lu = lireContenu(SCHEMA_DIT, corps, dateParis(tx.maintenant));
      if (!lu.ok)
        return echec(erreurMetier('requete-invalide', 'Certains champs sont à corriger.', { champs: lu.erreur }));
      const id = await this.depot.inserer(tx, acteur, dossierId, lu.valeur);
      if (CANAUX_DE_CONTACT.includes(lu.valeur.canal)) await this.dossiers.noterContact(tx, dossierId, lu.valeur.date);
      await this.dossiers.toucher(tx, dossierId);
      tx.journaliser({ action: 'dit.noter', ressource: 'dit', ressourceId: id, dossierId, categories: ['livret'] });
      const { date, canal, phrase } = lu.valeur;
      return succes({ id, le: date, canal, phrase, par: acteur.nom, fonction: acteur.fonction, livret: null });
    });
  }
}
