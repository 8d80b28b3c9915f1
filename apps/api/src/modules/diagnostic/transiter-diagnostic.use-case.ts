import { Injectable } from '@nestjs/common';
import {
  MACHINE_DIAGNOSTIC,
  SCHEMA_ACCORD_RECUEILLI,
  SCHEMA_REMARQUE,
  appliquer,
  dateParis,
  echec,
  erreurMetier,
  estDiagnosticVide,
  lireContenu,
  succes,
  type DateCivile,
  type DiagnosticEcrit,
  type ErreurMetier,
  type Resultat,
  type TransitionDiagnosticRequete,
} from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable, versionPerimee } from '../../platform/http/probleme.exception.js';
import { FaitsService } from '../../platform/permissions/faits.service.js';
import { gestesDe, lisiblesPour, presenterDiagnostic, voit } from './acces-diagnostic.js';
import type { DiagnosticStocke } from './persistence/contenu-diagnostic.js';
import { DiagnosticsDepot, type Validation } from './persistence/diagnostics.depot.js';
import { SuitesDiagnostic } from './suites-diagnostic.js';

/** Partager, valider, faire corriger : la machine, les droits sur le dossier et la version, sous le verrou du dossier. */
@Injectable()
export class TransiterDiagnostic {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly depot: DiagnosticsDepot,
    private readonly suites: SuitesDiagnostic,
  ) {}

  executer(
    acteur: Acteur,
    id: string,
    version: number | null,
    requete: TransitionDiagnosticRequete,
  ): Promise<Resultat<DiagnosticEcrit, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const dossierId = await this.depot.dossierDe(tx, id);
      const faits = dossierId === null ? null : await this.faits.charger(acteur, dossierId, tx);
      if (!faits || dossierId === null) return echec(introuvable());
      const tous = await this.depot.enTransaction(tx, dossierId);
      const avant = tous.find((ligne) => ligne.id === id);
      if (!avant || lisiblesPour(acteur, faits).length === 0 || !voit(acteur, faits, avant))
        return echec(introuvable());
      if (version !== null && version !== avant.version)
        return echec(versionPerimee(presenterDiagnostic(acteur, faits, avant)));
      const lu = lireDetails(requete, dateParis(tx.maintenant));
      if (!lu.ok) return lu;
      const pas = appliquer(MACHINE_DIAGNOSTIC, avant.etat, {
        transition: requete.transition,
        acteur: acteur.fonction,
        remplies: { aContenu: !estDiagnosticVide(avant.blocs), aRemarque: true, aFaconEtDate: true },
      });
      if (!pas.ok)
        return echec(
          pas.erreur.code === 'ACTEUR_NON_HABILITE'
            ? accesRefuse(pas.erreur.message)
            : erreurMetier('transition-impossible', pas.erreur.message, { champs: pas.erreur.champs }),
        );
      if (!gestesDe(acteur, faits, avant).includes(requete.transition)) return echec(accesRefuse());
      if (pas.valeur === 'VALIDE') await this.remplacer(tx, acteur, tous);
      const validation = validationDe(acteur, requete.transition, lu.valeur, dateParis(tx.maintenant));
      await this.depot.avancer(tx, avant, pas.valeur, { remarque: lu.valeur.remarque ?? null, validation });
      await this.depot.tracer(tx, acteur, avant, { transition: requete.transition, de: avant.etat, vers: pas.valeur });
      await this.suites.apres(tx, acteur, { dossierId, plateformeId: faits.plateformeId, id }, requete.transition);
      tx.journaliser({
        action: `diagnostic.${requete.transition}`,
        ressource: 'diagnostic',
        ressourceId: id,
        dossierId,
        categories: ['social', 'finances', 'emploi', 'projet'],
      });
      return succes({ id, etat: pas.valeur, version: avant.version + 1 });
    });
  }

  /** Celle qui faisait foi laisse la place : une seule vaut à la fois. */
  private async remplacer(tx: Transaction, acteur: Acteur, tous: readonly DiagnosticStocke[]): Promise<void> {
    const ancienne = tous.find(({ etat }) => etat === 'VALIDE');
    if (ancienne === undefined) return;
    await this.depot.avancer(tx, ancienne, 'REMPLACE', { remarque: ancienne.remarque, validation: null });
    await this.depot.tracer(tx, acteur, ancienne, { transition: 'remplacer', de: 'VALIDE', vers: 'REMPLACE' });
  }
}

type Details = { readonly date?: string; readonly facon?: Validation['facon']; readonly remarque?: string };

// Chaque geste a ses champs : les lire avec le schéma de l'écran donne les mêmes mots d'erreur.
function lireDetails(
  { transition, date, facon, remarque }: TransitionDiagnosticRequete,
  aujourdhui: DateCivile,
): Resultat<Details, ErreurMetier> {
  const lu =
    transition === 'noterValide'
      ? lireContenu(SCHEMA_ACCORD_RECUEILLI, { date, facon }, aujourdhui)
      : transition === 'demanderCorrection'
        ? lireContenu(SCHEMA_REMARQUE, { remarque }, aujourdhui)
        : succes({});
  return lu.ok ? lu : echec(erreurMetier('regle-metier', 'Certains champs sont à corriger.', { champs: lu.erreur }));
}

const validationDe = (
  acteur: Acteur,
  transition: TransitionDiagnosticRequete['transition'],
  { date, facon }: Details,
  aujourdhui: DateCivile,
): Validation | null => {
  if (transition === 'valider') return { date: aujourdhui, facon: 'ESPACE', noteePar: null };
  return date === undefined || facon === undefined ? null : { date, facon, noteePar: acteur.utilisateurId };
};
