import { Injectable } from '@nestjs/common';
import {
  ajouterJours,
  appliquerTransitionVisite,
  dateParis,
  echec,
  erreurMetier,
  nouvelleVisite,
  succes,
  type ErreurMetier,
  type Resultat,
} from '@pdp/domain';
import { peut, peutActe } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable } from '../../../platform/http/probleme.exception.js';
import { estVisible } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { VisitesDepot } from '../persistence/visites.depot.js';
import { SuitesVisite } from '../suites-visite.js';
import type { DemanderVisiteDto } from './demander-visite.dto.js';

export type VisiteCreee = { readonly id: string; readonly etat: string; readonly version: number };

type NouvelleVisite = {
  readonly dossierId: string;
  readonly organismeId: string;
  readonly plateformeId: string;
  readonly etat: string;
  readonly demande: boolean;
};

const JOURS_POUR_PLANIFIER = 15;

/**
 * Crée une visite de pré-reprise. L'assuré, le médecin conseil, le médecin traitant et le médecin du travail la demandent ;
 * l'assistant(e) de service social ne peut que l'envisager et aider l'assuré à la demander (R.4624-29 CT).
 */
@Injectable()
export class DemanderVisite {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly visites: VisitesDepot,
    private readonly suites: SuitesVisite,
  ) {}

  executer(
    acteur: Acteur,
    dossierId: string,
    requete: DemanderVisiteDto,
  ): Promise<Resultat<VisiteCreee, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const faits = await this.faits.charger(acteur, dossierId, tx);
      if (!estVisible(acteur, faits)) return echec(introuvable());
      const demande = requete.demander ?? peutActe(acteur.fonction, 'visite.demander');
      const refus = refusDeCreer(
        acteur,
        demande,
        peut(acteur, 'lire', { categorie: 'dispositifs', faits }) || faits.estAffecteEnEcriture,
      );
      if (refus) return echec(refus);
      const organismeId =
        acteur.unite === 'SPST'
          ? acteur.organismeId
          : await this.visites.service(tx, faits.plateformeId, dossierId, requete.organismeId);
      if (organismeId === null) return echec(serviceAChoisir());
      const etat = demande ? await this.etatDemande(tx, acteur, dossierId) : succes('ENVISAGEE');
      if (!etat.ok) return etat;
      return succes(
        await this.creer(
          tx,
          acteur,
          { dossierId, organismeId, plateformeId: faits.plateformeId, etat: etat.valeur, demande },
          requete,
        ),
      );
    });
  }

  private async creer(
    tx: Transaction,
    acteur: Acteur,
    v: NouvelleVisite,
    requete: DemanderVisiteDto,
  ): Promise<VisiteCreee> {
    const { dossierId, organismeId, etat, demande } = v;
    const id = await this.visites.inserer(tx, {
      dossierId,
      organismeId,
      etat,
      commentaire: requete.commentaire ?? null,
      ...demandeur(tx, acteur, demande),
    });
    const transition = demande ? 'demander' : 'envisager';
    await this.visites.tracer(tx, acteur, { visiteId: id, dossierId, transition, de: null, vers: etat });
    if (demande)
      await this.suites.apresDemande(
        tx,
        acteur,
        { id, ...v },
        ajouterJours(dateParis(tx.maintenant), JOURS_POUR_PLANIFIER),
      );
    else await this.suites.inviterLAssure(tx, acteur, { id, dossierId });
    tx.journaliser({
      action: `visite.${transition}`,
      ressource: 'visite',
      ressourceId: id,
      dossierId,
      categories: ['dispositifs'],
    });
    return { id, etat, version: 1 };
  }

  private async etatDemande(
    tx: Transaction,
    acteur: Acteur,
    dossierId: string,
  ): Promise<Resultat<string, ErreurMetier>> {
    const contexte = { maintenant: tx.maintenant, debutArret: await this.visites.debutArret(tx, dossierId) };
    const resultat = appliquerTransitionVisite(
      nouvelleVisite(),
      { transition: 'demander', acteur: acteur.fonction },
      contexte,
    );
    return resultat.ok
      ? succes(resultat.valeur[0].etat)
      : echec(erreurMetier('regle-metier', resultat.erreur.message, { champs: resultat.erreur.champs }));
  }
}

function refusDeCreer(acteur: Acteur, demande: boolean, estConcerne: boolean): ErreurMetier | null {
  if (demande)
    return peutActe(acteur.fonction, 'visite.demander') && estConcerne
      ? null
      : accesRefuse(
          'La visite est demandée par l’assuré, le médecin conseil, le médecin traitant ou le médecin du travail. Vous pouvez aider l’assuré à la demander.',
        );
  return acteur.fonction === 'ASSISTANT_SERVICE_SOCIAL' && estConcerne ? null : accesRefuse();
}

const serviceAChoisir = (): ErreurMetier =>
  erreurMetier('regle-metier', 'Choisissez le service de santé au travail à solliciter.', {
    champs: [{ chemin: 'organismeId', code: 'obligatoire', message: 'Choisissez le service de santé au travail.' }],
  });

function demandeur(tx: Transaction, acteur: Acteur, demande: boolean): object {
  return demande
    ? { demandeePar: acteur.utilisateurId, demandeurFonction: acteur.fonction, demandeeLe: tx.maintenant }
    : {};
}
