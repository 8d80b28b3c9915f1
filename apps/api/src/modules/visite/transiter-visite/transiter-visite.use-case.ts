import { Injectable } from '@nestjs/common';
import {
  ajouterJours,
  appliquerTransitionVisite,
  dateParis,
  echec,
  erreurMetier,
  succes,
  type Acteur as ActeurMachine,
  type ErreurMetier,
  type Resultat,
  type Visite,
} from '@pdp/domain';
import type { FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { estVisible } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { CapacitesDeVisite } from '../persistence/capacites-de-visite.js';
import { VisitesDepot, type VisiteStockee } from '../persistence/visites.depot.js';
import { SuitesVisite } from '../suites-visite.js';
import type { TransiterVisiteDto } from './transiter-visite.dto.js';

export type VisiteTransformee = { readonly id: string; readonly etat: string; readonly version: number };

const JOURS_POUR_LIRE = 7;
const EU_LIEU: ReadonlySet<string> = new Set(['REALISEE', 'RECOMMANDATIONS_TRANSMISES', 'TRANSMISSION_REFUSEE']);

/** Fait avancer une visite ; les recommandations ne quittent la santé au travail qu'une fois transmises. */
@Injectable()
export class TransiterVisite {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly visites: VisitesDepot,
    private readonly capacites: CapacitesDeVisite,
    private readonly suites: SuitesVisite,
  ) {}

  executer(
    acteur: Acteur,
    id: string,
    version: number | null,
    requete: TransiterVisiteDto,
  ): Promise<Resultat<VisiteTransformee, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const dossierId = await this.visites.dossierDe(tx, id);
      const faits = dossierId === null ? null : await this.faits.charger(acteur, dossierId, tx);
      const visite = faits && (await this.visites.verrouiller(tx, id));
      if (!faits || !visite || !peutAgir(acteur, visite, faits)) return echec(introuvable());
      if (version !== null && version !== visite.version)
        return echec(versionPerimee({ id, version: visite.version, etat: visite.etat }));
      const contexte = { maintenant: tx.maintenant, debutArret: await this.visites.debutArret(tx, visite.dossierId) };
      const resultat = appliquerTransitionVisite(enVisite(visite), { ...requete, acteur: acteur.fonction }, contexte);
      if (!resultat.ok)
        return echec(
          erreurMetier(
            resultat.erreur.code === 'SAISIE_INVALIDE' || resultat.erreur.code === 'EXIGENCE_NON_REMPLIE'
              ? 'regle-metier'
              : 'transition-impossible',
            resultat.erreur.message,
            { champs: resultat.erreur.champs },
          ),
        );
      const [suivante] = resultat.valeur;
      await this.visites.modifier(tx, visite, changements(tx, acteur, visite, suivante, requete));
      await this.visites.tracer(tx, acteur, {
        visiteId: id,
        dossierId: visite.dossierId,
        transition: requete.transition,
        de: visite.etat,
        vers: suivante.etat,
        motif: requete.motif,
      });
      await this.declencher(tx, acteur, visite, suivante, faits);
      tx.journaliser({
        action: `visite.${requete.transition}`,
        ressource: 'visite',
        ressourceId: id,
        dossierId: visite.dossierId,
        categories: ['dispositifs'],
      });
      return succes({ id, etat: suivante.etat, version: visite.version + 1 });
    });
  }

  private async declencher(
    tx: Transaction,
    acteur: Acteur,
    visite: VisiteStockee,
    suivante: Visite,
    faits: FaitsDossier,
  ): Promise<void> {
    const concernee = {
      id: visite.id,
      dossierId: visite.dossierId,
      organismeId: visite.organismeId ?? '',
      plateformeId: faits.plateformeId,
    };
    const jour = dateParis(tx.maintenant);
    if (!EU_LIEU.has(visite.etat) && EU_LIEU.has(suivante.etat)) await this.suites.apresVenue(tx, concernee);
    if (suivante.etat === 'DEMANDEE')
      return this.suites.apresDemande(tx, acteur, concernee, ajouterJours(jour, JOURS_POUR_LIRE * 2));
    if (suivante.etat === 'PLANIFIEE') return this.suites.apresPlanification(tx, acteur, concernee);
    if (suivante.etat === 'RECOMMANDATIONS_TRANSMISES' && suivante.resultat) {
      await this.capacites.reporter(tx, acteur, visite.dossierId, suivante.resultat);
      return this.suites.apresTransmission(tx, acteur, concernee, ajouterJours(jour, JOURS_POUR_LIRE));
    }
    return this.suites.apresFin(tx, acteur, concernee);
  }
}

// L'assuré (ou son mandataire), le service sollicité, ou un médecin qui suit le dossier ; les autres ne savent rien d'elle.
function peutAgir(acteur: Acteur, visite: VisiteStockee, faits: FaitsDossier): boolean {
  if (acteur.unite === 'SPST') return visite.organismeId === acteur.organismeId && visite.etat !== 'ENVISAGEE';
  return estVisible(acteur, faits);
}

function enVisite(v: VisiteStockee): Visite {
  return {
    etat: v.etat as Visite['etat'],
    demandeePar: v.demandeurFonction as ActeurMachine | null,
    demandeeLe: v.demandeeLe?.toISOString() ?? null,
    dateHeure: v.dateHeure?.toISOString() ?? null,
    resultat: v.resultat,
    accordTransmission: v.accordTransmission,
  } as Visite;
}

function changements(
  tx: Transaction,
  acteur: Acteur,
  avant: VisiteStockee,
  apres: Visite,
  requete: TransiterVisiteDto,
): Partial<VisiteStockee> {
  return {
    etat: apres.etat,
    dateHeure: apres.dateHeure === null ? null : new Date(apres.dateHeure),
    resultat: apres.resultat,
    accordTransmission: apres.accordTransmission,
    ...(apres.accordTransmission === avant.accordTransmission ? {} : { accordLe: tx.maintenant }),
    ...(requete.lieu === undefined ? {} : { lieu: requete.lieu }),
    ...(requete.transition === 'demander'
      ? { demandeePar: acteur.utilisateurId, demandeurFonction: acteur.fonction, demandeeLe: tx.maintenant }
      : {}),
    ...(requete.transition === 'realiser' ? { realiseePar: acteur.utilisateurId, realiseeLe: tx.maintenant } : {}),
  };
}
