import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { erreurMetier, type ErreurMetier } from '@pdp/domain';
import type { Configuration } from '../../../platform/config/configuration.js';
import { CONFIGURATION } from '../../../platform/config/jetons.js';
import { Debits } from '../../../platform/http/limites/debits.js';

/** Freine qui essaierait des codes à la suite depuis une même adresse réseau ; seule l'empreinte de l'adresse est gardée. */
@Injectable()
export class DebitDuLien {
  constructor(
    private readonly debits: Debits,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** Le refus à rendre, ou `null`. */
  async refus(adresse: string): Promise<ErreurMetier | null> {
    const empreinte = createHmac('sha256', this.configuration.secret).update(`lien/${adresse}`).digest('base64url');
    const attente = await this.debits.consommer('lien-adresse', empreinte);
    return attente === null
      ? null
      : erreurMetier('trop-de-demandes', 'Trop d’essais en peu de temps. Réessayez dans quelques minutes.');
  }
}
