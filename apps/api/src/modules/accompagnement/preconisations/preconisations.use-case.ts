import { Injectable } from '@nestjs/common';
import {
  echec,
  succes,
  type CreerPreconisationRequete,
  type ErreurMetier,
  type Page,
  type PreconisationVue,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { nouvelId } from '../../../platform/config/identifiants.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { refusDAcces } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { DossierPort } from '../../dossier/dossier.port.js';
import { regarder } from '../acces-accompagnement.js';
import { PreconisationsDepot } from './preconisations.depot.js';

/** Préconisations faites à l'assuré, comptées dans les bilans ; leur commentaire est social, comme un résumé d'entretien. */
@Injectable()
export class Preconisations {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly depot: PreconisationsDepot,
    private readonly dossiers: DossierPort,
    private readonly journal: JournalGroupe,
  ) {}

  async lister(acteur: Acteur, dossierId: string): Promise<Resultat<Page<PreconisationVue>, ErreurMetier>> {
    const regard = regarder(acteur, await this.faits.charger(acteur, dossierId));
    if (!regard.ok) return regard;
    const { litResume } = regard.valeur;
    const [elements] = await Promise.all([
      this.depot.lister(dossierId, litResume),
      this.journal.consigner(acteur, {
        action: 'lecture-preconisations',
        ressource: 'lecture',
        ressourceId: nouvelId(),
        dossierId,
        categories: litResume ? ['dispositifs', 'social'] : ['dispositifs'],
      }),
    ]);
    return succes({ elements, curseurSuivant: null });
  }

  noter(
    acteur: Acteur,
    dossierId: string,
    { code, commentaire }: CreerPreconisationRequete,
  ): Promise<Resultat<PreconisationVue, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const refus = refusDAcces(acteur, await this.faits.charger(acteur, dossierId, tx), {
        action: 'ecrire',
        categorie: 'dispositifs',
      });
      if (refus) return echec(refus);
      const id = await this.depot.inserer(tx, {
        dossierId,
        auteurId: acteur.utilisateurId,
        code,
        commentaire: commentaire?.trim() || null,
      });
      await this.dossiers.toucher(tx, dossierId);
      tx.journaliser({
        action: 'preconisation.creer',
        ressource: 'preconisation',
        ressourceId: id,
        dossierId,
        categories: ['dispositifs'],
      });
      tx.publier('preconisation-notee', { dossierId, preconisationId: id });
      return succes({
        id,
        code,
        statut: 'PROPOSEE',
        creeLe: tx.maintenant.toISOString(),
        commentaire: commentaire?.trim() || null,
        auteur: acteur.nom,
      });
    });
  }
}
