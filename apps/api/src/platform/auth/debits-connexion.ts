import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { echec, erreurMetier, succes, type ErreurMetier, type Resultat } from '@pdp/domain';
import type { Configuration } from '../config/configuration.js';
import { CONFIGURATION } from '../config/jetons.js';
import { Debits } from '../http/limites/debits.js';

/** Freine les connexions, par adresse avant la preuve d'identité, par compte après ; ne ferme jamais un compte. */
@Injectable()
export class DebitsConnexion {
  constructor(
    private readonly debits: Debits,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** Un départ de connexion de plus depuis cette adresse réseau ; seule son empreinte est gardée, dix minutes. */
  async partir(adresse: string): Promise<Resultat<null, ErreurMetier>> {
    const empreinte = createHmac('sha256', this.configuration.secret).update(adresse).digest('base64url');
    return reponse(await this.debits.consommer('connexion-adresse', empreinte));
  }

  /** Une session de plus pour ce compte. */
  async ouvrir(utilisateurId: string): Promise<Resultat<null, ErreurMetier>> {
    return reponse(await this.debits.consommer('connexion-compte', utilisateurId));
  }
}

const reponse = (attenteS: number | null): Resultat<null, ErreurMetier> =>
  attenteS === null
    ? succes(null)
    : echec(erreurMetier('trop-de-demandes', 'Trop de connexions en peu de temps. Réessayez dans quelques minutes.'));
