import { Injectable } from '@nestjs/common';
import type { Acteur } from '../../platform/config/acteur.js';
import type { Transaction } from '../../platform/database/unite-de-travail.js';
import { DossierPort } from '../dossier/dossier.port.js';
import { NotificationPort } from '../notification/notification.port.js';
import { TachePort } from '../tache/tache.port.js';
import type { Membre } from './acces-cloture.js';

type Concerne = { readonly dossierId: string; readonly plateformeId: string };
type Proposition = Concerne & {
  readonly relaisId: string;
  readonly membre: Membre | null;
  readonly partenaire: string;
  readonly echeance: string;
};

const REPONDRE = 'Répondre à une proposition de relais';
const RECUEILLIR = 'Recueillir la réponse du partenaire';

/**
 * Ce qu'un relais met en route : une tâche pour qui doit répondre, ou pour qui doit recueillir la réponse. Elle porte l'id du relais :
 * la réponse à un autre du même dossier n'y touche pas.
 */
@Injectable()
export class SuitesRelais {
  constructor(
    private readonly taches: TachePort,
    private readonly notifications: NotificationPort,
    private readonly dossiers: DossierPort,
  ) {}

  async apresProposition(tx: Transaction, acteur: Acteur, proposition: Proposition): Promise<void> {
    const { relaisId: id, dossierId, plateformeId, membre, partenaire, echeance } = proposition;
    await this.taches.creer(tx, {
      id,
      dossierId,
      plateformeId,
      libelle: membre ? REPONDRE : RECUEILLIR,
      pourquoi: membre ? 'Fin d’accompagnement' : `Relais : ${partenaire}`,
      origine: 'DOSSIER',
      auteurId: acteur.utilisateurId,
      responsable: membre ?? { utilisateurId: acteur.utilisateurId },
      echeance,
    });
    if (membre)
      await this.notifications.notifier(tx, {
        destinataires: { ...membre, plateformeId },
        type: 'TACHE_CONFIEE',
        ressource: 'tache',
        ressourceId: id,
        dossierId,
        sauf: acteur.utilisateurId,
      });
  }

  async apresReponse(
    tx: Transaction,
    acteur: Acteur,
    { relaisId, ...dossier }: Concerne & { readonly relaisId: string },
    etat: string,
  ): Promise<void> {
    await this.taches.terminerCellesDe(tx, { tacheId: relaisId });
    const referentId = (await this.dossiers.resume(dossier.dossierId, tx))?.referentId ?? null;
    if (referentId === null || referentId === acteur.utilisateurId) return;
    await this.taches.creer(tx, {
      ...dossier,
      libelle: etat === 'ACCEPTE' ? 'Dire à la personne que le relais est pris' : 'Chercher un autre relais',
      pourquoi: 'Réponse d’un partenaire',
      origine: 'DOSSIER',
      auteurId: acteur.utilisateurId,
      responsable: { utilisateurId: referentId },
    });
  }
}
