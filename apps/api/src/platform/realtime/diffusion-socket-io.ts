import { journalTechnique } from '../health/journal-technique.js';
import type { Diffusion, DiffusionPort, Salle } from './diffusion.port.js';
import { appliquerOrdre, type OrdreDiffusion } from './ordre-diffusion.js';
import type { RelaisDiffusion } from './relais-diffusion.js';
import type { ServeurPdp } from './salles.js';

/** Diffuse d'abord ici, puis vers les autres processus : une panne du relais ne retarde pas les écrans locaux. */
export class DiffusionSocketIo implements DiffusionPort {
  constructor(
    private readonly io: ServeurPdp,
    private readonly relais: RelaisDiffusion,
  ) {}

  emettre(diffusion: Diffusion): void {
    this.agir({ sorte: 'emettre', ...diffusion });
  }

  exclure(salle: Salle, agentId: string, { dejaPrevenu } = { dejaPrevenu: false }): void {
    this.agir({ sorte: 'exclure', salle, agentId, dejaPrevenu });
  }

  couper(salle: Salle): void {
    this.agir({ sorte: 'couper', salle });
  }

  /** Exécute ici un ordre venu d'un autre processus. */
  appliquer(ordre: OrdreDiffusion): void {
    try {
      appliquerOrdre((salle) => this.io.local.to(salle), ordre);
    } catch (erreur) {
      journalTechnique.error(
        { sorte: ordre.sorte, erreur: erreur instanceof Error ? erreur.name : '' },
        'diffusion impossible',
      );
    }
  }

  private agir(ordre: OrdreDiffusion): void {
    this.appliquer(ordre);
    try {
      this.relais.publier(ordre);
    } catch (erreur) {
      journalTechnique.error(
        { sorte: ordre.sorte, erreur: erreur instanceof Error ? erreur.name : '' },
        'diffusion non relayée',
      );
    }
  }
}
