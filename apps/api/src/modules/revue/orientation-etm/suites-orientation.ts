import { Injectable, type OnModuleInit } from '@nestjs/common';
import { dateParis } from '@pdp/domain';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { dansUneTransaction, RegistreOutbox } from '../../../platform/queue/registre-outbox.js';
import { NotificationPort } from '../../notification/notification.port.js';
import { TachePort } from '../../tache/tache.port.js';
import { OrientationsDepot, type Decision } from '../persistence/orientations.depot.js';
import { ORIENTER_ETM } from './regarde-l-etm.js';

/** Délai pour recueillir l'accord sans lequel l'équipe technique ne voit rien. */
const JOURS_POUR_L_ACCORD = 14;

/**
 * Ce qui suit une décision ou un accord, une fois validé : « orienter vers l'ETM » ouvre une orientation, une décision prise dans
 * une séance ETM la conclut, un accord donné ou repris l'adresse ou la retire. Chaque message n'agit qu'une fois.
 */
@Injectable()
export class SuitesOrientation implements OnModuleInit {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly registre: RegistreOutbox,
    private readonly depot: OrientationsDepot,
    private readonly notifications: NotificationPort,
    private readonly taches: TachePort,
  ) {}

  onModuleInit(): void {
    // N'est publié que pour une décision qui regarde l'ETM (`regardeLEtm`).
    this.brancher('decision-prise', 'etm.decision', async (tx, donnees) => {
      const decision = await this.depot.decision(tx, String(donnees['decisionId']));
      if (decision) await this.apresDecision(tx, decision);
    });
    for (const type of ['consentement-donne', 'consentement-retire', 'consentement-echu'])
      this.brancher(type, `etm.${type}`, (tx, donnees) => this.apresAccord(tx, String(donnees['dossierId'])));
  }

  private brancher(
    type: string,
    nom: string,
    travail: (tx: Transaction, donnees: Readonly<Record<string, unknown>>) => Promise<void>,
  ): void {
    this.registre.surEvenement(
      type,
      nom,
      dansUneTransaction(this.unite, nom, (tx, { donnees }) => travail(tx, donnees)),
    );
  }

  private async apresDecision(tx: Transaction, decision: Decision): Promise<void> {
    if (decision.type === 'ETM') {
      await this.depot.conclure(tx, decision.dossierId, decision.id);
      return;
    }
    if (decision.code !== ORIENTER_ETM) return;
    const organismeId = await this.depot.equipe(tx, decision);
    if (organismeId === null || !(await this.depot.ouvrir(tx, decision, organismeId))) return;
    await this.apresAccord(tx, decision.dossierId);
    if (await this.depot.attendUnAccord(tx, decision.dossierId)) await this.demanderLAccord(tx, decision);
  }

  private async apresAccord(tx: Transaction, dossierId: string): Promise<void> {
    for (const adressee of await this.depot.adresser(tx, dossierId))
      await this.notifications.notifier(tx, {
        destinataires: { unite: 'ETM', organismeId: adressee.organismeId, plateformeId: adressee.plateformeId },
        type: 'ORIENTATION_ETM',
        ressource: 'dossier',
        ressourceId: dossierId,
        dossierId,
      });
    await this.depot.suspendre(tx, dossierId);
  }

  private async demanderLAccord(tx: Transaction, decision: Decision): Promise<void> {
    const { referentId, plateformeId, dossierId, id: decisionId } = decision;
    if (referentId === null) return;
    await this.taches.creer(tx, {
      plateformeId,
      dossierId,
      decisionId,
      origine: 'REVUE',
      libelle: 'Recueillir l’accord pour l’équipe technique',
      pourquoi: 'Sans cet accord, l’équipe technique de maintien ne voit pas l’orientation.',
      responsable: { utilisateurId: referentId },
      echeance: dateParis(new Date(tx.maintenant.getTime() + JOURS_POUR_L_ACCORD * 86_400_000)),
    });
  }
}
