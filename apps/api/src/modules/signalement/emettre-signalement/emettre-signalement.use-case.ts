import { Inject, Injectable } from '@nestjs/common';
import {
  UNITES_PARTENAIRES,
  dateParis,
  echec,
  emettreSignalement,
  erreurMetier,
  succes,
  type ErreurMetier,
  type Resultat,
  type SignalementCree,
  type Unite,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { HORLOGE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { accesRefuse } from '../../../platform/http/probleme.exception.js';
import { AssurePort } from '../../assure/assure.port.js';
import { enMotsRecus } from '../mots-recus.js';
import { SignalementRepository } from '../persistence/signalement.repository.js';
import { SuitesSignalement } from '../suites-signalement.js';
import { lireDemande, type DemandeSignalement, type SignalementLu } from './lire-demande.js';

/** Enregistre un signalement : la seule porte d'entrée de la plateforme. Le service receveur est servi aussitôt après. */
@Injectable()
export class EmettreSignalement {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly assures: AssurePort,
    private readonly signalements: SignalementRepository,
    private readonly suites: SuitesSignalement,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async executer(acteur: Acteur, demande: DemandeSignalement): Promise<Resultat<SignalementCree, ErreurMetier>> {
    const neuf = emettreSignalement(acteur.fonction, this.horloge());
    if (acteur.plateformeId === null || neuf === null) return echec(accesRefuse());
    const lu = lireDemande(demande, dateParis(this.horloge()));
    if (!lu.ok) return lu;
    if (!lu.valeur.assureInforme && estPartenaire(acteur)) return echec(personneAInformer());
    const plateformeId = acteur.plateformeId;
    return this.unite.executer(acteur, (tx) =>
      this.enregistrer(tx, acteur, { ...lu.valeur, plateformeId, origine: neuf.origine }),
    );
  }

  private async enregistrer(
    tx: Transaction,
    acteur: Acteur,
    recu: SignalementLu & {
      plateformeId: string;
      origine: NonNullable<ReturnType<typeof emettreSignalement>>['origine'];
    },
  ): Promise<Resultat<SignalementCree, ErreurMetier>> {
    const { identite, arret } = recu;
    const lien = await this.assures.creerOuRejoindre(tx, {
      identite,
      plateformeId: recu.plateformeId,
      confirmeDistinct: recu.confirmeDistinct,
    });
    if (!lien.ok) return lien;
    const { assureId, plateformeDossier } = lien.valeur;
    // Une personne déjà suivie ailleurs l'est par une seule équipe : c'est elle qui reçoit.
    const plateformeId = plateformeDossier ?? recu.plateformeId;
    const id = await this.signalements.inserer(tx, {
      assureId,
      plateformeId,
      origine: recu.origine,
      emetteur: { id: acteur.utilisateurId, fonction: acteur.fonction, organismeId: acteur.organismeId },
      motif: recu.motif,
      commentaire: recu.commentaire,
      assureInforme: recu.assureInforme,
      arretId: arret ? await this.assures.noterArret(tx, assureId, arret) : null,
      recu: enMotsRecus(identite, arret, lien.valeur),
    });
    await this.suites.apresEmission(tx, { id, plateformeId, ...lien.valeur });
    tx.journaliser({
      action: 'signalement.creer',
      ressource: 'signalement',
      ressourceId: id,
      categories: ['identite', 'coordonnees', 'arret'],
    });
    return succes({ id, etat: 'EMIS', dossierConnu: plateformeDossier !== null });
  }
}

const estPartenaire = ({ unite }: Acteur): boolean => (UNITES_PARTENAIRES as readonly Unite[]).includes(unite);

// L.4622-2-1 CT, L.315-4 CSS (domain.md 1.3.1) : un partenaire ne transmet rien à l'insu de la personne.
const personneAInformer = (): ErreurMetier =>
  erreurMetier('regle-metier', 'Informez d’abord la personne : un partenaire ne la signale pas à son insu.', {
    champs: [
      {
        chemin: 'assureInforme',
        code: 'personne-a-informer',
        message: 'Informez la personne, puis cochez cette case.',
      },
    ],
  });
