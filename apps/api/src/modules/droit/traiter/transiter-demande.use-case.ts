import { Injectable } from '@nestjs/common';
import {
  MACHINE_DEMANDE_DROIT,
  appliquer,
  dateParis,
  echec,
  erreurMetier,
  estDemandeOuverte,
  estProlongeable,
  succes,
  type DemandeDeposee,
  type ErreurMetier,
  type EtatDemandeDroit,
  type Resultat,
  type TransitionDemandeRequete,
} from '@pdp/domain';
import { peutActe } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { estVisible } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { echeanceDe } from '../demande.presenter.js';
import { DemandeDroitDepot, type LigneDemande } from '../persistence/demande-droit.depot.js';
import { SuitesDemande } from '../suites-demande.js';
import { lireTexteDemande } from '../textes-demande.js';
import { EffetsReponse } from './effets-reponse.js';

type Textes = { readonly texte: string | null; readonly motif: string | null };

/** Fait avancer une demande : le délégué la traite ; la personne, ou un agent sur sa parole, précise ou abandonne. */
@Injectable()
export class TransiterDemande {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly depot: DemandeDroitDepot,
    private readonly effets: EffetsReponse,
    private readonly suites: SuitesDemande,
  ) {}

  executer(
    acteur: Acteur,
    demandeId: string,
    version: number | null,
    requete: TransitionDemandeRequete,
  ): Promise<Resultat<DemandeDeposee, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const demande = await this.depot.verrouiller(tx, demandeId);
      if (!demande || !(await this.laConnait(acteur, demande))) return echec(introuvable());
      if (version !== null && version !== demande.version)
        return echec(versionPerimee({ id: demandeId, version: demande.version, etat: demande.etat }));
      const textes = lireTextes(requete);
      if (!textes.ok) return textes;
      const vers = suivant(tx, acteur, demande, requete, textes.valeur);
      if (!vers.ok) return vers;
      const refus = await this.effetsDe(tx, acteur, demande, requete, vers.valeur);
      if (refus) return echec(refus);
      return succes(await this.enregistrer(tx, acteur, demande, { requete, textes: textes.valeur, vers: vers.valeur }));
    });
  }

  /** Le délégué de la plateforme, la personne, ou un agent qui voit le dossier et recueille les demandes ; sinon 404. */
  private async laConnait(acteur: Acteur, demande: LigneDemande): Promise<boolean> {
    if (peutActe(acteur.fonction, 'droit.traiter')) return demande.plateformeId === acteur.plateformeId;
    if (demande.dossierId === null) return false;
    const faits = await this.faits.charger(acteur, demande.dossierId);
    if (!estVisible(acteur, faits)) return false;
    return faits.estConcerne || peutActe(acteur.fonction, 'droit.recueillir');
  }

  private async effetsDe(
    tx: Transaction,
    acteur: Acteur,
    demande: LigneDemande,
    { transition, motifLimitation }: TransitionDemandeRequete,
    vers: EtatDemandeDroit,
  ): Promise<ErreurMetier | null> {
    if (transition === 'prendreEnCharge' && demande.type === 'RECTIFICATION')
      await this.suites.prevenirReferent(tx, acteur, demande);
    return vers === 'ACCORDEE' || vers === 'ACCORDEE_EN_PARTIE'
      ? this.effets.appliquer(tx, acteur, { demande, motif: motifLimitation })
      : null;
  }

  private async enregistrer(
    tx: Transaction,
    acteur: Acteur,
    demande: LigneDemande,
    { requete, textes, vers }: { requete: TransitionDemandeRequete; textes: Textes; vers: EtatDemandeDroit },
  ): Promise<DemandeDeposee> {
    const prolongee = demande.prolongee || requete.transition === 'prolonger';
    await this.depot.changer(tx, demande.id, { etat: vers, prolongee, close: !estDemandeOuverte(vers) });
    await this.depot.tracer(tx, acteur, { demandeId: demande.id, transition: requete.transition, ...textes });
    tx.journaliser({
      action: peutActe(acteur.fonction, 'droit.traiter') ? 'droit.repondre' : 'droit.preciser',
      ressource: 'demande_droit',
      ressourceId: demande.id,
      dossierId: demande.dossierId,
    });
    // Prendre en charge n'appelle rien de la personne ; tout le reste lui est annoncé.
    if (!peutActe(acteur.fonction, 'droit.traiter')) await this.suites.prevenirDelegues(tx, acteur, demande);
    else if (requete.transition !== 'prendreEnCharge') await this.suites.prevenirPersonne(tx, acteur, demande);
    return {
      id: demande.id,
      version: demande.version + 1,
      etat: vers,
      echeance: echeanceDe({ ...demande, prolongee }),
    };
  }
}

function lireTextes({ texte, motif }: TransitionDemandeRequete): Resultat<Textes, ErreurMetier> {
  const lus = { texte: lireTexteDemande('texte', texte), motif: lireTexteDemande('motif', motif) };
  if (!lus.texte.ok) return lus.texte;
  if (!lus.motif.ok) return lus.motif;
  return succes({ texte: lus.texte.valeur, motif: lus.motif.valeur });
}

function suivant(
  tx: Transaction,
  acteur: Acteur,
  demande: LigneDemande,
  { transition }: TransitionDemandeRequete,
  { texte, motif }: Textes,
): Resultat<EtatDemandeDroit, ErreurMetier> {
  const ecrit = texte !== null;
  const resultat = appliquer(MACHINE_DEMANDE_DROIT, demande.etat, {
    transition,
    acteur: acteur.fonction,
    remplies: {
      aReponse: ecrit,
      aQuestion: ecrit,
      aPrecision: ecrit,
      aMotif: motif !== null,
      estProlongeable: estProlongeable(dateParis(demande.deposeeLe), demande.prolongee, dateParis(tx.maintenant)),
    },
  });
  if (resultat.ok) return resultat;
  const { code, message, champs } = resultat.erreur;
  if (code === 'ACTEUR_NON_HABILITE') return echec(erreurMetier('acces-refuse', message));
  return echec(
    erreurMetier(code === 'EXIGENCE_NON_REMPLIE' ? 'regle-metier' : 'transition-impossible', message, { champs }),
  );
}
