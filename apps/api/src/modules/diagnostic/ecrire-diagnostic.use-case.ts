import { Injectable } from '@nestjs/common';
import {
  dateParis,
  echec,
  erreurMetier,
  lireDiagnostic,
  succes,
  type DiagnosticEcrit,
  type ErreurMetier,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable, versionPerimee } from '../../platform/http/probleme.exception.js';
import { estVisible } from '../../platform/permissions/acces.js';
import { FaitsService } from '../../platform/permissions/faits.service.js';
import { refusSiClos } from '../../platform/permissions/mener.js';
import { presenterDiagnostic, redige } from './acces-diagnostic.js';
import { DiagnosticsDepot } from './persistence/diagnostics.depot.js';
import type { DiagnosticStocke } from './persistence/contenu-diagnostic.js';

/** Enregistre la version en préparation, entière ; la version attendue est 0 tant qu'il n'y en a pas. */
@Injectable()
export class EcrireDiagnostic {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly depot: DiagnosticsDepot,
  ) {}

  executer(
    acteur: Acteur,
    dossierId: string,
    versionLue: number,
    corps: unknown,
  ): Promise<Resultat<DiagnosticEcrit, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const faits = await this.faits.charger(acteur, dossierId, tx);
      if (!estVisible(acteur, faits)) return echec(introuvable());
      if (!redige(acteur, faits)) return echec(accesRefuse());
      const clos = refusSiClos(faits);
      if (clos) return echec(clos);
      const lu = lireDiagnostic(corps, dateParis(tx.maintenant));
      if (!lu.ok)
        return echec(erreurMetier('requete-invalide', 'Certains champs sont à corriger.', { champs: lu.erreur }));
      const tous = await this.depot.enTransaction(tx, dossierId);
      const actuel = tous.find(({ etat }) => etat === 'BROUILLON' || etat === 'PARTAGE');
      if ((actuel?.version ?? 0) !== versionLue)
        return echec(versionPerimee(actuel ? presenterDiagnostic(acteur, faits, actuel) : { version: 0 }));
      if (actuel?.etat === 'PARTAGE') return echec(dejaPartage());
      const ecrit = await this.ecrire(tx, acteur, { dossierId, actuel }, lu.valeur);
      tx.journaliser({
        action: 'diagnostic.rediger',
        ressource: 'diagnostic',
        ressourceId: ecrit.id,
        dossierId,
        categories: ['social', 'finances', 'emploi', 'projet'],
      });
      return succes(ecrit);
    });
  }

  private async ecrire(
    tx: Transaction,
    acteur: Acteur,
    { dossierId, actuel }: { readonly dossierId: string; readonly actuel: DiagnosticStocke | undefined },
    blocs: DiagnosticStocke['blocs'],
  ): Promise<DiagnosticEcrit> {
    if (actuel !== undefined) {
      await this.depot.recrire(tx, acteur, actuel, blocs);
      return { id: actuel.id, etat: 'BROUILLON', version: actuel.version + 1 };
    }
    const id = await this.depot.creer(tx, acteur, dossierId, blocs);
    await this.depot.tracer(tx, acteur, { id, dossierId }, { transition: 'creer', de: null, vers: 'BROUILLON' });
    return { id, etat: 'BROUILLON', version: 1 };
  }
}

const dejaPartage = (): ErreurMetier =>
  erreurMetier(
    'regle-metier',
    'Cette version est partagée avec la personne : reprenez-la en brouillon avant de la changer.',
  );
