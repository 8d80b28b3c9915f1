import { Injectable } from '@nestjs/common';
import {
  ajouterJours,
  dateParis,
  etatPourEmetteur,
  type EtatSignalement,
  type TransitionSignalement,
} from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import type { Transaction } from '../../platform/database/unite-de-travail.js';
import { NotificationPort } from '../notification/notification.port.js';
import { TachePort } from '../tache/tache.port.js';

/** Un signalement vient d'être émis. */
export type EmissionFaite = {
  readonly id: string;
  readonly plateformeId: string;
  readonly regime: string;
  readonly identiteDiverge: boolean;
  readonly rapprochement: boolean;
};

/** Un signalement vient de changer d'état, ou de compter une tentative. */
export type EtapeFaite = {
  readonly id: string;
  readonly plateformeId: string;
  readonly emetteurId: string | null;
  readonly transition: TransitionSignalement;
  readonly de: EtatSignalement;
  readonly vers: EtatSignalement;
  readonly niveauComplexite: number | null;
  readonly joint: boolean;
  readonly motif: string | null;
  readonly dossierId: string | null;
  /** Vrai si l'agent qui accepte devient référent. */
  readonly aUnReferent: boolean;
};

type ProchainPas = { readonly libelle: string; readonly jours: number; readonly pourquoi: string };

/** Ce qu'un signalement fait naître : tout ce qui attend a un responsable et une date, l'émetteur apprend la suite. */
@Injectable()
export class SuitesSignalement {
  constructor(
    private readonly taches: TachePort,
    private readonly notifications: NotificationPort,
  ) {}

  async apresEmission(tx: Transaction, emission: EmissionFaite): Promise<void> {
    await this.confier(tx, emission, premierPas(emission));
    tx.publier('signalement.emis', { signalementId: emission.id });
  }

  async apresEtape(tx: Transaction, etape: EtapeFaite, acteur: Acteur | null): Promise<void> {
    if (etape.transition !== 'recevoir') {
      await this.taches.terminerCellesDe(tx, { signalementId: etape.id });
      const pas = prochainPas(etape);
      if (pas) await this.confier(tx, etape, pas);
    }
    if (etape.vers === 'ACCEPTE' && etape.dossierId !== null && !etape.aUnReferent)
      await this.demanderUnReferent(tx, etape);
    if (etape.transition === 'recevoir') await this.prevenirService(tx, etape);
    await this.prevenirEmetteur(tx, etape, acteur);
    tx.publier('signalement.avance', { signalementId: etape.id, vers: etape.vers });
  }

  private async confier(tx: Transaction, s: { id: string; plateformeId: string }, pas: ProchainPas): Promise<void> {
    await this.taches.creer(tx, {
      plateformeId: s.plateformeId,
      signalementId: s.id,
      libelle: pas.libelle,
      origine: 'SIGNALEMENT',
      pourquoi: pas.pourquoi,
      responsable: { unite: 'SERVICE_SOCIAL' },
      echeance: ajouterJours(dateParis(tx.maintenant), pas.jours),
    });
  }

  // product.md, décision 6 : « sans référent » est un compteur, et une tâche datée, jamais un oubli.
  private async demanderUnReferent(tx: Transaction, { plateformeId, dossierId }: EtapeFaite): Promise<void> {
    await this.taches.creer(tx, {
      plateformeId,
      dossierId,
      libelle: 'Désigner un référent de parcours',
      origine: 'DOSSIER',
      pourquoi: 'La personne a accepté l’accompagnement ; le dossier est sans référent',
      responsable: { unite: 'SERVICE_SOCIAL' },
      echeance: ajouterJours(dateParis(tx.maintenant), 3),
    });
  }

  private async prevenirService(tx: Transaction, { id, plateformeId, emetteurId }: EtapeFaite): Promise<void> {
    await this.notifications.notifier(tx, {
      destinataires: { unite: 'SERVICE_SOCIAL', plateformeId },
      type: 'SIGNALEMENT_RECU',
      ressource: 'signalement',
      ressourceId: id,
      sauf: emetteurId,
    });
  }

  // Un accusé par changement que l'émetteur peut voir : ni chaque appel, ni la différence entre refus et silence.
  private async prevenirEmetteur(tx: Transaction, etape: EtapeFaite, acteur: Acteur | null): Promise<void> {
    const change = etatPourEmetteur(etape.de) !== etatPourEmetteur(etape.vers);
    if (!change || etape.emetteurId === null || etape.emetteurId === acteur?.utilisateurId) return;
    await this.notifications.notifier(tx, {
      destinataires: [etape.emetteurId],
      type: 'SIGNALEMENT_SUITE',
      ressource: 'signalement',
      ressourceId: etape.id,
      dossierId: null,
    });
  }
}

function premierPas({ regime, identiteDiverge, rapprochement }: EmissionFaite): ProchainPas {
  if (regime === 'AGRICOLE')
    return { libelle: 'Orienter vers la MSA', jours: 3, pourquoi: 'Signalement d’une personne du régime agricole' };
  const libelle = 'Trier un signalement';
  if (identiteDiverge)
    return { libelle, jours: 2, pourquoi: 'L’identité reçue diffère de celle connue pour ce numéro : à vérifier' };
  if (rapprochement) return { libelle, jours: 2, pourquoi: 'Une autre personne lui ressemble : identité à vérifier' };
  return { libelle, jours: 2, pourquoi: 'Signalement reçu' };
}

function prochainPas({ transition, niveauComplexite, joint, motif }: EtapeFaite): ProchainPas | null {
  switch (transition) {
    case 'qualifier':
      return {
        libelle: 'Premier contact',
        jours: (niveauComplexite ?? 1) >= 4 ? 3 : 7,
        pourquoi: 'Signalement qualifié',
      };
    case 'contacter':
      return joint
        ? { libelle: 'Recueillir la réponse de la personne', jours: 7, pourquoi: 'Offre proposée' }
        : { libelle: 'Nouvel essai de contact', jours: 3, pourquoi: 'Personne non jointe' };
    case 'refuserHorsChamp':
      return motif === 'REGIME_AGRICOLE'
        ? { libelle: 'Orienter vers la MSA', jours: 7, pourquoi: 'Signalement hors champ : régime agricole' }
        : null;
    default:
      return null;
  }
}
