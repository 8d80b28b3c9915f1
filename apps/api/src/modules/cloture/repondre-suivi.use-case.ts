import { Injectable } from '@nestjs/common';
import {
  MACHINE_SUIVI,
  ajouterJours,
  appliquer,
  dateParis,
  echec,
  libelleSuivi,
  succes,
  type ErreurMetier,
  type PasCloture,
  type ReponseSuivi,
  type Resultat,
} from '@pdp/domain';
import type { FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable, versionPerimee } from '../../platform/http/probleme.exception.js';
import { refusDAcces } from '../../platform/permissions/acces.js';
import { FaitsService } from '../../platform/permissions/faits.service.js';
import { DossierPort } from '../dossier/dossier.port.js';
import { deRegle } from '../../platform/http/erreurs-regle.js';
import { TachePort } from '../tache/tache.port.js';
import { estLaPersonne, repondAuSuivi } from './acces-cloture.js';
import { ClotureDepot } from './persistence/cloture.depot.js';

/** Jours pour rappeler qui l'a demandé. */
const JOURS_POUR_RAPPELER = 7;

/** Réponse au suivi : par la personne dans son espace, ou notée par le Service social au téléphone. */
@Injectable()
export class RepondreSuivi {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly depot: ClotureDepot,
    private readonly dossiers: DossierPort,
    private readonly taches: TachePort,
  ) {}

  executer(
    acteur: Acteur,
    id: string,
    version: number | null,
    { situation, utilite, rappel }: ReponseSuivi,
  ): Promise<Resultat<PasCloture, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const dossierId = await this.depot.dossierDe(tx, 'suivi_cloture', id);
      const faits = dossierId === null ? null : await this.faits.charger(acteur, dossierId, tx);
      const refus = refusDAcces(acteur, faits, { action: 'lire', categorie: 'dispositifs' });
      const suivi = refus ? null : await this.depot.verrouillerSuivi(tx, id);
      if (!faits || dossierId === null || !suivi) return echec(refus ?? introuvable());
      if (version !== null && version !== suivi.version)
        return echec(versionPerimee({ id, version: suivi.version, etat: suivi.etat }));
      const joue = appliquer(MACHINE_SUIVI, suivi.etat, { transition: 'repondre', acteur: acteur.fonction });
      if (!joue.ok) return echec(deRegle(joue.erreur));
      if (!repondAuSuivi(acteur, faits, suivi.etat)) return echec(accesRefuse());
      const canal = estLaPersonne(acteur) ? 'EN_LIGNE' : 'TELEPHONE';
      await this.depot.noterReponse(tx, acteur, id, { situation, utilite, rappel }, canal);
      await this.depot.tracer(tx, acteur, {
        ressource: 'suivi',
        id,
        dossierId,
        transition: 'repondre',
        de: suivi.etat,
        vers: joue.valeur,
      });
      await this.dossiers.noterContact(tx, dossierId, dateParis(tx.maintenant));
      await this.taches.terminerCellesDe(tx, { dossierId, libelle: libelleSuivi(suivi.mois) });
      if (rappel) await this.faireRappeler(tx, acteur, dossierId, faits);
      await this.dossiers.toucher(tx, dossierId);
      tx.journaliser({
        action: 'suivi.repondre',
        ressource: 'suivi',
        ressourceId: id,
        dossierId,
        categories: ['dispositifs', 'social'],
      });
      return succes({ id, etat: joue.valeur, version: suivi.version + 1 });
    });
  }

  private async faireRappeler(tx: Transaction, acteur: Acteur, dossierId: string, faits: FaitsDossier): Promise<void> {
    const referentId = (await this.dossiers.resume(dossierId, tx))?.referentId ?? null;
    await this.taches.creer(tx, {
      dossierId,
      plateformeId: faits.plateformeId,
      libelle: 'Rappeler la personne, à sa demande',
      pourquoi: 'Suivi après clôture',
      origine: 'DOSSIER',
      auteurId: acteur.utilisateurId,
      responsable: referentId === null ? { unite: 'SERVICE_SOCIAL' } : { utilisateurId: referentId },
      echeance: ajouterJours(dateParis(tx.maintenant), JOURS_POUR_RAPPELER),
    });
  }
}
