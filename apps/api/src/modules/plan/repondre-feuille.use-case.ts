import { Injectable } from '@nestjs/common';
import {
  MACHINE_FEUILLE,
  SCHEMA_ACCORD_RECUEILLI,
  SCHEMA_REMARQUE,
  appliquer,
  dateParis,
  echec,
  erreurMetier,
  lireContenu,
  succes,
  type DateCivile,
  type ErreurMetier,
  type FaconAccord,
  type FeuilleEcrite,
  type Resultat,
  type TransitionFeuilleRequete,
} from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { UniteDeTravail } from '../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable, versionPerimee } from '../../platform/http/probleme.exception.js';
import { FaitsService } from '../../platform/permissions/faits.service.js';
import { gestesFeuille, presenterFeuille, voitFeuille } from './acces-plan.js';
import { PlanDepot } from './persistence/plan.depot.js';
import { SuitesPlan } from './suites-plan.js';

type Details = { readonly date?: string; readonly facon?: FaconAccord; readonly remarque?: string };

/** Accepter, faire changer, retirer une feuille de route : la machine, les droits, la version lue. */
@Injectable()
export class RepondreFeuille {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly depot: PlanDepot,
    private readonly suites: SuitesPlan,
  ) {}

  executer(
    acteur: Acteur,
    id: string,
    version: number | null,
    requete: TransitionFeuilleRequete,
  ): Promise<Resultat<FeuilleEcrite, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const dossierId = await this.depot.dossierDeFeuille(tx, id);
      const faits = dossierId === null ? null : await this.faits.charger(acteur, dossierId, tx);
      if (!faits || dossierId === null) return echec(introuvable());
      const { feuilles } = await this.depot.lireEnTransaction(tx, dossierId);
      const avant = feuilles.find((feuille) => feuille.id === id);
      if (!avant || !voitFeuille(acteur, faits, avant)) return echec(introuvable());
      if (version !== null && version !== avant.version)
        return echec(versionPerimee(presenterFeuille(acteur, faits, avant)));
      const aujourdhui = dateParis(tx.maintenant);
      const lu = lireDetails(requete, aujourdhui);
      if (!lu.ok) return lu;
      const { transition } = requete;
      const remplies = { aRemarque: true, aFaconEtDate: true };
      const pas = appliquer(MACHINE_FEUILLE, avant.etat, { transition, acteur: acteur.fonction, remplies });
      if (!pas.ok)
        return echec(
          pas.erreur.code === 'ACTEUR_NON_HABILITE'
            ? accesRefuse(pas.erreur.message)
            : erreurMetier('transition-impossible', pas.erreur.message, { champs: pas.erreur.champs }),
        );
      if (!gestesFeuille(acteur, faits, avant).includes(transition)) return echec(accesRefuse());
      const ancienne = pas.valeur === 'ACCEPTEE' ? feuilles.find(({ etat }) => etat === 'ACCEPTEE') : undefined;
      if (ancienne) {
        await this.depot.avancer(tx, ancienne, 'REMPLACEE');
        await this.depot.tracer(tx, acteur, ancienne, ['remplacer', 'ACCEPTEE', 'REMPLACEE']);
      }
      await this.depot.avancer(tx, avant, pas.valeur, {
        ...lu.valeur,
        ...(transition === 'accepter' ? { date: aujourdhui, facon: 'ESPACE' } : {}),
        noteePar: transition === 'noterAcceptee' ? acteur.utilisateurId : null,
      });
      await this.depot.tracer(tx, acteur, avant, [transition, avant.etat, pas.valeur]);
      await this.suites.apresReponse(tx, acteur, faits, transition);
      tx.journaliser({
        action: `plan.${transition}`,
        ressource: 'feuille-route',
        ressourceId: id,
        dossierId,
        categories: ['livret'],
      });
      return succes({ id, etat: pas.valeur, version: avant.version + 1 });
    });
  }
}

function lireDetails(
  { transition, date, facon, remarque }: TransitionFeuilleRequete,
  aujourdhui: DateCivile,
): Resultat<Details, ErreurMetier> {
  const lu =
    transition === 'noterAcceptee'
      ? lireContenu(SCHEMA_ACCORD_RECUEILLI, { date, facon }, aujourdhui)
      : transition === 'demanderChangement'
        ? lireContenu(SCHEMA_REMARQUE, { remarque }, aujourdhui)
        : succes({});
  return lu.ok ? lu : echec(erreurMetier('regle-metier', 'Certains champs sont à corriger.', { champs: lu.erreur }));
}
