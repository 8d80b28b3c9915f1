import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { RegistreOutbox, dansUneTransaction, type MessageOutbox } from '../../../platform/queue/registre-outbox.js';
import { AvancementSignalement } from '../avancement-signalement.js';

const NOM = 'signalement.recevoir';

/** Juste après l'émission, le service receveur a le signalement dans sa file : il passe à l'état reçu, l'émetteur a son accusé. */
@Injectable()
export class RecevoirSignalement implements OnModuleInit {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly registre: RegistreOutbox,
    private readonly avancement: AvancementSignalement,
  ) {}

  onModuleInit(): void {
    this.registre.surEvenement(
      'signalement.emis',
      NOM,
      dansUneTransaction(this.unite, NOM, (tx, message) => this.recevoir(tx, message)),
    );
  }

  private async recevoir(tx: Transaction, { donnees }: MessageOutbox): Promise<void> {
    const charge = await this.avancement.charger(tx, String(donnees['signalementId']));
    // Le service l'a peut-être déjà pris : rien à faire.
    if (!charge || charge.domaine.etat !== 'EMIS') return;
    const etape = await this.avancement.avancer(tx, charge, { transition: 'recevoir' }, null);
    if (!etape.ok) throw new Error(`réception impossible : ${etape.erreur.code}`);
    tx.journaliser({ action: 'signalement.recevoir', ressource: 'signalement', ressourceId: charge.id });
  }
}
