import { Inject, Injectable } from '@nestjs/common';
import { HORLOGE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { FILE, type FilePort } from '../../../platform/queue/file.port.js';
import { LectureNotifications } from '../persistence/lecture-notifications.js';

/** File des messages à remettre. */
export const FILE_ENVOIS = 'envois';

const LOT = 500;
const REPRISE = { essais: 3, delaiBaseMs: 2_000 };

/**
 * Met des envois en file. La table `envoi` fait foi : si la file est injoignable ou perdue, `relancer` les y remet,
 * et un envoi remis deux fois n'est tenté qu'une, grâce à son bail.
 */
@Injectable()
export class FileEnvois {
  constructor(
    @Inject(FILE) private readonly file: FilePort,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
    private readonly lecture: LectureNotifications,
  ) {}

  /** Demande l'essai de ces envois à leur heure ; n'échoue pas. */
  async confier(ids: readonly string[], aPartirDe: Date): Promise<void> {
    const maintenant = this.horloge().getTime();
    const delaiMs = Math.max(0, aPartirDe.getTime() - maintenant);
    // L'instant fait partie de l'id : un travail perdu ou abandonné par la file n'empêche pas le suivant.
    const travaux = ids.map((envoiId) => ({
      id: `${envoiId}.${Math.max(maintenant, aPartirDe.getTime())}`,
      nom: 'envoyer',
      donnees: { envoiId },
      delaiMs,
    }));
    await this.file.ajouter(FILE_ENVOIS, travaux, REPRISE).catch(() => undefined);
  }

  /** Remet en file tout ce qui est dû. */
  async relancer(): Promise<void> {
    const maintenant = this.horloge();
    await this.confier(await this.lecture.envoisDus(maintenant, LOT), maintenant);
  }
}
