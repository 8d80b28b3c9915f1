import { Injectable } from '@nestjs/common';
import {
  dateParis,
  echec,
  erreurMetier,
  estDossierOuvert,
  ouvrirDispositif,
  raisonNonPropose,
  succes,
  type ErreurMetier,
  type EtatDossier,
  type OuvrirDispositifRequete,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable } from '../../../platform/http/probleme.exception.js';
import { estVisible } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { categoriesLues, ouvrables } from '../acces-dispositif.js';
import { DispositifsDepot } from '../persistence/dispositifs.depot.js';
import { enProbleme } from '../refus-dispositif.js';
import { SuitesDispositif } from '../suites-dispositif.js';

export type DispositifCree = { readonly id: string; readonly etat: string; readonly version: number };

/** Ouvre un dispositif sur un dossier encore ouvert ; le premier attendu reçoit sa tâche. */
@Injectable()
export class OuvrirDispositif {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly depot: DispositifsDepot,
    private readonly suites: SuitesDispositif,
  ) {}

  executer(
    acteur: Acteur,
    dossierId: string,
    { type, saisie }: OuvrirDispositifRequete,
  ): Promise<Resultat<DispositifCree, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const faits = await this.faits.charger(acteur, dossierId, tx);
      if (!estVisible(acteur, faits)) return echec(introuvable());
      if (!ouvrables(acteur, faits, false).includes(type) || !estDossierOuvert(faits.etat as EtatDossier))
        return echec(accesRefuse());
      const autres = await this.depot.verrouiller(tx, dossierId);
      const contexte = await this.depot.contexte(tx, dossierId, autres, dateParis(tx.maintenant));
      const ecarte = raisonNonPropose(type, contexte);
      if (ecarte !== null) return echec(erreurMetier('regle-metier', ecarte));
      const ouvert = ouvrirDispositif(type, { acteur: acteur.fonction, saisie: saisie ?? {} }, contexte);
      if (!ouvert.ok) return echec(enProbleme(ouvert.erreur));
      const dispositif = ouvert.valeur;
      const concerne = { dossierId, plateformeId: faits.plateformeId };
      const taches = await this.suites.apres(tx, acteur, concerne, { avant: null, dispositif, geste: null }, contexte);
      const geste = { geste: 'ouvrir', vers: dispositif.etat, le: tx.maintenant.toISOString(), par: acteur.nom };
      const id = await this.depot.inserer(
        tx,
        dossierId,
        acteur.utilisateurId,
        { dispositif, gestes: [geste], taches },
        contexte,
      );
      await this.depot.tracer(tx, acteur, { id, dossierId, transition: 'ouvrir', de: null, vers: dispositif.etat });
      tx.journaliser({
        action: 'dispositif.ouvrir',
        ressource: 'dispositif',
        ressourceId: id,
        dossierId,
        categories: categoriesLues([dispositif]),
      });
      return succes({ id, etat: dispositif.etat, version: 1 });
    });
  }
}
