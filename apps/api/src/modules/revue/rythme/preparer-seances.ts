import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { OUVERTURE_JOURS, limiteOrdreDuJour, succes } from '@pdp/domain';
import { SYSTEME } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { FILE, type FilePort } from '../../../platform/queue/file.port.js';
import { NotificationPort } from '../../notification/notification.port.js';
import { RecurrencesDepot } from '../persistence/recurrences.depot.js';
import { RevueRepository, type Revue } from '../persistence/revue.repository.js';
import { SeancesDuRythme } from './seances-du-rythme.js';

const A_OUVRIR = `SELECT id FROM revue WHERE etat = 'PLANIFIEE' AND recurrence_id IS NOT NULL AND ouverte_d_office_le IS NULL
  AND debut > $1 AND debut <= $1::timestamptz + make_interval(days => $2) ORDER BY debut, id LIMIT 200`;
// Une séance décidée après sa propre limite n'a pas eu le temps d'être préparée : elle ne se fige pas d'office.
const A_FIGER = `SELECT r.id, r.debut, r.cree_le AS "creeLe" FROM revue r WHERE r.etat = 'ORDRE_DU_JOUR_OUVERT' AND r.figee_d_office_le IS NULL
  AND r.debut > $1 AND r.debut <= $1::timestamptz + interval '10 days'
  AND EXISTS (SELECT 1 FROM passage_revue p WHERE p.revue_id = r.id AND p.etat NOT IN ('RETIRE','REPORTE')) ORDER BY r.debut, r.id LIMIT 200`;

/**
 * Toutes les dix minutes : crée les séances qui manquent à chaque rythme, ouvre celles qui approchent en convoquant les
 * invités, fige les ordres du jour arrivés à leur limite. Chaque geste n'a lieu qu'une fois ; rejouer ne change rien.
 */
@Injectable()
export class PreparerSeances implements OnModuleInit {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly seances: SeancesDuRythme,
    private readonly revues: RevueRepository,
    private readonly notifications: NotificationPort,
    @Inject(FILE) private readonly file: FilePort,
  ) {}

  onModuleInit(): void {
    this.file.planifier('revue.preparer', { cron: '40 */10 * * * *', fuseau: 'Europe/Paris' }, () => this.executer());
  }

  async executer(): Promise<void> {
    await this.dansUneTransaction((tx) => this.creer(tx));
    await this.dansUneTransaction((tx) => this.ouvrir(tx));
    await this.dansUneTransaction((tx) => this.figer(tx));
  }

  private async dansUneTransaction(travail: (tx: Transaction) => Promise<void>): Promise<void> {
    await this.unite.executer<null, never>(SYSTEME, async (tx) => {
      await travail(tx);
      return succes(null);
    });
  }

  private async creer(tx: Transaction): Promise<void> {
    for (const rythme of await RecurrencesDepot.actifs(tx)) await this.seances.creer(tx, rythme);
  }

  private async ouvrir(tx: Transaction): Promise<void> {
    for (const { id } of await tx.sql<{ id: string }>(A_OUVRIR, [tx.maintenant, OUVERTURE_JOURS])) {
      const revue = await this.revues.verrouillerPourSysteme(tx, id);
      if (revue?.etat !== 'PLANIFIEE' || revue.ouverteDOfficeLe !== null) continue;
      await this.passer(tx, revue, 'ouvrirOrdreDuJour', {
        etat: 'ORDRE_DU_JOUR_OUVERT',
        ouverteDOfficeLe: tx.maintenant,
      });
      const convoques = await tx.sql<{ id: string }>(
        `SELECT utilisateur_id AS id FROM revue_participant WHERE revue_id = $1 AND utilisateur_id <> ALL($2::uuid[])`,
        [id, revue.creePar === null ? [] : [revue.creePar]],
      );
      await this.notifications.notifier(tx, {
        destinataires: convoques.map((c) => c.id),
        type: 'CONVOCATION_REVUE',
        ressource: 'revue',
        ressourceId: id,
      });
    }
  }

  private async figer(tx: Transaction): Promise<void> {
    const proches = await tx.sql<{ id: string; debut: Date; creeLe: Date }>(A_FIGER, [tx.maintenant]);
    for (const { id, debut, creeLe } of proches) {
      const limite = limiteOrdreDuJour(debut);
      if (limite > tx.maintenant || creeLe >= limite) continue;
      const revue = await this.revues.verrouillerPourSysteme(tx, id);
      if (revue?.etat !== 'ORDRE_DU_JOUR_OUVERT' || revue.figeeDOfficeLe !== null) continue;
      await this.passer(tx, revue, 'figer', { etat: 'ORDRE_DU_JOUR_FIGE', figeeDOfficeLe: tx.maintenant });
    }
  }

  private async passer(
    tx: Transaction,
    revue: Revue,
    transition: 'ouvrirOrdreDuJour' | 'figer',
    changement: Partial<Revue> & { readonly etat: string },
  ): Promise<void> {
    const { id, etat: de } = revue;
    const vers = changement.etat;
    const type = transition === 'figer' ? 'ordre-du-jour-fige' : 'ordre-du-jour-ouvert';
    await this.revues.ajouter(tx, SYSTEME, revue, { type, donnees: { de, vers } }, changement);
    await tx.sql(
      `INSERT INTO transition (id, ressource, ressource_id, transition, de, vers, motif, le) VALUES ($1,'revue',$2,$3,$4,$5,'D’office',$6)`,
      [tx.nouvelId(), id, transition, de, vers, tx.maintenant],
    );
    tx.journaliser({ action: `revue.${transition}`, ressource: 'revue', ressourceId: id });
  }
}
