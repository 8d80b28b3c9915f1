import { Injectable } from '@nestjs/common';
import {
  MACHINE_PRECONISATION,
  appliquer,
  echec,
  erreurMetier,
  succes,
  transitionsPossibles,
  type CreerPreconisationRequete,
  type ErreurMetier,
  type Page,
  type PreconisationAvancee,
  type PreconisationVue,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { nouvelId } from '../../../platform/config/identifiants.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { refusDAcces } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { litPreconisation } from '../../../platform/permissions/statut-de-sante.js';
import { DossierPort } from '../../dossier/dossier.port.js';
import { deRegle } from '../../../platform/http/erreurs-regle.js';
import { regarder } from '../acces-accompagnement.js';
import type { TransitionPreconisationDto } from '../accompagnement.dto.js';
import { presenterPreconisation } from './preconisation.presenter.js';
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
    const faits = await this.faits.charger(acteur, dossierId);
    const regard = regarder(acteur, faits);
    if (!regard.ok || faits === null) return regard.ok ? echec(introuvable()) : regard;
    const { litResume } = regard.valeur;
    const [lignes] = await Promise.all([
      this.depot.lister(dossierId, litResume),
      this.journal.consigner(acteur, {
        action: 'lecture-preconisations',
        ressource: 'lecture',
        ressourceId: nouvelId(),
        dossierId,
        categories: litResume ? ['dispositifs', 'social'] : ['dispositifs'],
      }),
    ]);
    return succes({
      elements: lignes
        .filter(({ code }) => litPreconisation(acteur, faits, code))
        .map((ligne) => presenterPreconisation(acteur, faits, ligne)),
      curseurSuivant: null,
    });
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
        version: 1,
        lien: null,
        realisationProposee: false,
        passe: [],
        transitions: transitionsPossibles(MACHINE_PRECONISATION, 'PROPOSEE', acteur.fonction),
        creeLe: tx.maintenant.toISOString(),
        commentaire: commentaire?.trim() || null,
        auteur: acteur.nom,
      });
    });
  }

  avancer(
    acteur: Acteur,
    id: string,
    version: number | null,
    { transition, ...ne }: TransitionPreconisationDto,
  ): Promise<Resultat<PreconisationAvancee, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const dossierId = await this.depot.dossierDe(tx, id);
      const faits = dossierId === null ? null : await this.faits.charger(acteur, dossierId, tx);
      const refus = refusDAcces(acteur, faits, { action: 'ecrire', categorie: 'dispositifs' });
      const avant = refus ? null : await this.depot.verrouiller(tx, id);
      if (dossierId === null || !avant) return echec(refus ?? introuvable());
      if (version !== null && version !== avant.version)
        return echec(versionPerimee({ id, version: avant.version, statut: avant.statut }));
      const joue =
        transition === 'lier'
          ? succes(avant.statut)
          : appliquer(MACHINE_PRECONISATION, avant.statut, { transition, acteur: acteur.fonction });
      if (!joue.ok) return echec(deRegle(joue.erreur));
      const lien = { dispositifId: ne.dispositifId ?? null, visiteId: ne.visiteId ?? null };
      if (!(await this.depot.sontDuDossier(tx, dossierId, lien)))
        return echec(erreurMetier('regle-metier', 'Choisissez un dispositif ou une visite de ce dossier.'));
      await this.depot.avancer(tx, acteur, avant, { dossierId, transition, vers: joue.valeur, ...lien });
      await this.dossiers.toucher(tx, dossierId);
      tx.journaliser({
        action: `preconisation.${transition}`,
        ressource: 'preconisation',
        ressourceId: id,
        dossierId,
        categories: ['dispositifs'],
      });
      return succes({ id, statut: joue.valeur, version: avant.version + 1 });
    });
  }
}
