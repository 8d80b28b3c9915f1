import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { dateFranchissement, dateParis, joursEntre, seuilEnVigueur, succes, type DateCivile } from '@pdp/domain';
import { SYSTEME } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { FILE, type FilePort } from '../../../platform/queue/file.port.js';
import { SONNER } from '../persistence/horloges.sql.js';

const HORLOGES = [
  { code: 'J45', unite: 'SERVICE_MEDICAL' },
  { code: 'J90', unite: 'SERVICE_SOCIAL' },
] as const;

/** Horloges J 45 et J 90 : à chaque import confirmé, et chaque matin pour les arrêts qui passent un seuil entre deux listes. */
@Injectable()
export class Horloges implements OnModuleInit {
  constructor(
    private readonly unite: UniteDeTravail,
    @Inject(FILE) private readonly file: FilePort,
  ) {}

  onModuleInit(): void {
    this.file.planifier('reperage.horloges', { cron: '0 30 5 * * *', fuseau: 'Europe/Paris' }, () =>
      this.sonnerPourTous(),
    );
  }

  /** Crée les échéances atteintes pour les personnes d'un import ; un service n'en reçoit qu'une par arrêt et par seuil. */
  async sonnerPourImport(tx: Transaction, importId: string): Promise<void> {
    await sonner(tx, importId);
  }

  async sonnerPourTous(): Promise<void> {
    await this.unite.executer<null, never>(SYSTEME, async (tx) => {
      await sonner(tx, null);
      return succes(null);
    });
  }
}

async function sonner(tx: Transaction, importId: string | null): Promise<void> {
  const aujourdhui = dateParis(tx.maintenant);
  await tx.sql(SONNER, [aujourdhui, JSON.stringify(seuilsDuJour(aujourdhui)), importId, tx.maintenant]);
}

/** Seuils en vigueur, en jours après le début de l'arrêt ; l'ensemble SQL ne connaît que ce décalage. */
export const seuilsDuJour = (aujourdhui: DateCivile): readonly { code: string; unite: string; jours: number }[] =>
  HORLOGES.map(({ code, unite }) => ({
    code,
    unite,
    jours: joursEntre(aujourdhui, dateFranchissement(seuilEnVigueur(code, aujourdhui), aujourdhui)),
  }));
